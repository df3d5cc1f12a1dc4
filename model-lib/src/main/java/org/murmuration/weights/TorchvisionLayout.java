package org.murmuration.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.refusal.Refusal;
import org.murmuration.safetensors.FloatType;
import org.murmuration.safetensors.SafetensorsReader;
import org.murmuration.safetensors.TensorInfo;
import org.murmuration.store.ClassifierNotes;

/**
 * A safetensors file with torchvision's names ({@code features.N.weight}, {@code
 * classifier.N.bias}). Its arrays have our order of axes; it flattens (channel, height, width).
 *
 * <p>A file that {@link TorchvisionWriter} wrote says in its metadata which preset and which images
 * its network wants; what is not known there is as in torchvision's own files.
 */
final class TorchvisionLayout implements Layout {
  private static final Pattern SHAPE = Pattern.compile("([1-9]\\d{0,3})x([1-9]\\d{0,3})x3");

  private final List<SafetensorsPart> parts;
  private final List<ForeignArray> arrays = new ArrayList<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private int counts;
  private boolean rounded;

  /**
   * @param parts one, or the shards of one network
   * @throws Refusal if one is not a safetensors file, or two have the same array
   */
  TorchvisionLayout(List<SafetensorsPart> parts) throws IOException {
    this.parts = List.copyOf(parts);
    Set<String> names = new HashSet<>();
    for (SafetensorsPart part : parts) {
      SafetensorsReader file = part.open();
      metadata.putAll(file.metadata());
      for (TensorInfo tensor : file.tensors()) {
        if (!names.add(tensor.name())) {
          throw Refusal.input(
              "Cannot import %s: %s is in another shard, too".formatted(part.location(), tensor));
        }
        add(tensor);
      }
    }
  }

  private void add(TensorInfo tensor) {
    if (tensor.isCount()) {
      counts++;
    } else {
      arrays.add(array(tensor));
      rounded |= tensor.type().equals(FloatType.F64.name());
    }
  }

  private static ForeignArray array(TensorInfo tensor) {
    return ForeignArray.of(tensor.name(), tensor.shape());
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (counts > 0) {
      notes.add(
          "Passed over %d single whole numbers, such as num_batches_tracked".formatted(counts));
    }
    if (rounded) {
      notes.add(FloatType.ROUNDED);
    }
    return notes;
  }

  /** A list that is counted, such as torchvision's {@code features}, has nothing on top inside. */
  @Override
  public boolean isOnTop(String array, Set<String> trunk) {
    String first = array.split("\\.", 2)[0];
    return trunk.stream().noneMatch(name -> name.split("\\.", 2)[0].equals(first));
  }

  @Override
  public String title() {
    return "torchvision safetensors";
  }

  @Override
  public String owner() {
    return "torchvision";
  }

  @Override
  public Preset preset() {
    return Optional.ofNullable(metadata.get(ClassifierNotes.PRESET))
        .flatMap(Preset::find)
        .orElse(Preset.TORCHVISION);
  }

  @Override
  public AxisOrder order() {
    return AxisOrder.outputsFirst(true);
  }

  @Override
  public List<ForeignArray> arrays() {
    return arrays;
  }

  @Override
  public Map<String, String> names(Architecture architecture) {
    return architecture.family().torchvisionNames(architecture.layers());
  }

  @Override
  public Optional<ImageShape> input() {
    Matcher sides = SHAPE.matcher(metadata.getOrDefault(ClassifierNotes.INPUT_SHAPE, ""));
    return sides.matches()
        ? Optional.of(
            new ImageShape(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)), 3))
        : Optional.empty();
  }

  @Override
  public void forEach(ArrayVisitor visitor) throws IOException {
    for (SafetensorsPart part : parts) {
      part.open().forEach((tensor, floats) -> visitor.visit(array(tensor), floats::read));
    }
  }
}

package org.murmuration.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.ClassifierNotes;
import org.murmuration.store.SafetensorsReader;
import org.murmuration.store.TensorInfo;

/**
 * A safetensors file with torchvision's names ({@code features.N.weight}, {@code
 * classifier.N.bias}). Its arrays have our order of axes; it flattens (channel, height, width).
 *
 * <p>A file that {@link TorchvisionWriter} wrote says in its metadata which preset and which images
 * its network wants; what is not known there is as in torchvision's own files.
 */
final class TorchvisionLayout implements Layout {
  private static final Pattern SHAPE = Pattern.compile("([1-9]\\d{0,3})x([1-9]\\d{0,3})x3");

  private final ByteBuffer content;
  private final String location;
  private final List<ForeignArray> arrays;
  private final Map<String, String> metadata;

  /**
   * @throws org.murmuration.refusal.Refusal if it is not a safetensors file
   */
  TorchvisionLayout(ByteBuffer content, String location) throws IOException {
    this.content = content;
    this.location = location;
    SafetensorsReader file = open();
    this.metadata = file.metadata();
    List<TensorInfo> tensors = file.tensors();
    this.arrays = tensors.stream().map(TorchvisionLayout::array).toList();
    if (!tensors.isEmpty()) {
      requireWhole(tensors.get(tensors.size() - 1));
    }
  }

  /** So that no memory is claimed for arrays that are not there. */
  private void requireWhole(TensorInfo last) {
    long header = content.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    long lacking = Long.BYTES + header + last.end() - content.limit();
    if (lacking > 0) {
      throw Refusal.input(
          "Cannot read %s as safetensors: it ends %d bytes before %s does"
              .formatted(location, lacking, last));
    }
  }

  private SafetensorsReader open() throws IOException {
    return SafetensorsReader.open(new ByteBufferInputStream(content), location);
  }

  private static ForeignArray array(TensorInfo tensor) {
    return ForeignArray.of(tensor.name(), tensor.shape());
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
    String id = metadata.get(ClassifierNotes.PRESET);
    return Arrays.stream(Preset.values())
        .filter(preset -> preset.id().equals(id))
        .findFirst()
        .orElse(Preset.TORCHVISION);
  }

  @Override
  public AxisOrder order() {
    return new AxisOrder(false, true);
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
    open().forEach((tensor, floats) -> visitor.visit(array(tensor), floats::read));
  }
}

package org.murmuration.weights;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.murmuration.image.ImageShape;
import org.murmuration.network.Architecture;
import org.murmuration.network.Family;
import org.murmuration.network.Slots;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.SafetensorsReader;
import org.murmuration.store.TensorInfo;

/** Finds which network a safetensors file with torchvision's names holds, from its shapes. */
public final class TorchvisionArchitecture {
  /** So that the message about another network's file stays a line. */
  private static final int NAMES_SHOWN = 3;

  private final String location;
  private final Map<String, TensorInfo> tensors;

  private TorchvisionArchitecture(SafetensorsReader file) {
    this.location = file.location();
    this.tensors =
        file.tensors().stream().collect(Collectors.toMap(TensorInfo::name, Function.identity()));
  }

  /**
   * @param family if the user named one
   * @param input shape of images, if the user named one; 224x224x3 otherwise
   * @throws Refusal if the file fits none of the families, or not the one named
   */
  public static Architecture of(
      SafetensorsReader file, Optional<Family> family, Optional<ImageShape> input) {
    TorchvisionArchitecture shapes = new TorchvisionArchitecture(file);
    Family found = shapes.family(family);
    if (family.isPresent() && family.get() != found) {
      throw Refusal.input(
          "Cannot import %s as %s: its layers are those of %s"
              .formatted(shapes.location, family.get().id(), found.id()));
    }
    return shapes.architecture(found, input);
  }

  private Family family(Optional<Family> named) {
    return Arrays.stream(Family.values())
        .filter(family -> missing(family).isEmpty() && leftOver(family).isEmpty())
        .findFirst()
        .orElseThrow(() -> named.map(this::unlike).orElseGet(this::unknown));
  }

  private Set<String> missing(Family family) {
    Set<String> missing = arrays(family);
    missing.removeAll(tensors.keySet());
    return missing;
  }

  private Set<String> leftOver(Family family) {
    Set<String> leftOver = new TreeSet<>(tensors.keySet());
    leftOver.removeAll(arrays(family));
    return leftOver;
  }

  private static Set<String> arrays(Family family) {
    return TorchvisionNames.of(Architecture.named(family.id())).keySet().stream()
        .flatMap(name -> Stream.of(name + ".weight", name + ".bias"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Refusal unlike(Family named) {
    return Refusal.input(
        "Cannot import %s as %s: %s".formatted(location, named.id(), difference(named)));
  }

  private Refusal unknown() {
    Family nearest =
        Arrays.stream(Family.values())
            .min(comparingInt(family -> missing(family).size() + leftOver(family).size()))
            .orElseThrow();
    return Refusal.input(
        "Cannot import %s: its %d arrays are those of no network known here (known: vgg11, vgg13, vgg16, vgg19, squeezenet1_1 with torchvision's names); nearest is %s: %s"
            .formatted(location, tensors.size(), nearest.id(), difference(nearest)));
  }

  private String difference(Family family) {
    return "missing %s, left over %s"
        .formatted(shortened(missing(family)), shortened(leftOver(family)));
  }

  private static List<String> shortened(Set<String> names) {
    List<String> shown = new ArrayList<>(names.stream().limit(NAMES_SHOWN).toList());
    if (names.size() > NAMES_SHOWN) {
      shown.add("and %d more".formatted(names.size() - NAMES_SHOWN));
    }
    return shown;
  }

  private Architecture architecture(Family family, Optional<ImageShape> input) {
    Architecture published = Architecture.named(family.id());
    Map<String, Integer> outputs = new LinkedHashMap<>();
    TorchvisionNames.of(published)
        .forEach((theirs, ours) -> outputs.put(ours, outputs(tensors.get(theirs + ".weight"))));
    Architecture found =
        published
            .withWidths(family.widthsFrom(outputs))
            .withClasses(outputs.get(family.lastTrained()))
            .withInput(input.orElse(published.input()));
    requireInput(found);
    return found;
  }

  private static int outputs(TensorInfo weight) {
    return weight.shape().length == 0 ? 0 : (int) weight.shape()[0];
  }

  private void requireInput(Architecture found) {
    TensorInfo first = tensors.get("classifier.0.weight");
    if (first == null || first.shape().length != 2) {
      return;
    }
    long expected = Slots.of(found).find("fc1.weight").shape().get(1);
    if (first.shape()[1] != expected) {
      throw Refusal.input(
          "Cannot import %s for images of %s: its first dense layer reads %d values, such images give %d (name the shape with --input-shape, such as 64x96x3)"
              .formatted(location, found.input(), first.shape()[1], expected));
    }
  }
}

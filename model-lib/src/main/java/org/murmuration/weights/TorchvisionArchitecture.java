package org.murmuration.weights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.murmuration.image.ImageShape;
import org.murmuration.network.Architecture;
import org.murmuration.network.Family;
import org.murmuration.network.Slots;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.SafetensorsReader;
import org.murmuration.store.TensorInfo;

/** Finds which network a safetensors file with torchvision's names holds, from its shapes. */
public final class TorchvisionArchitecture {
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
    Family found = shapes.family();
    if (family.isPresent() && family.get() != found) {
      throw Refusal.input(
          "Cannot import %s as %s: its layers are those of %s"
              .formatted(shapes.location, family.get().id(), found.id()));
    }
    return shapes.architecture(found, input);
  }

  private Family family() {
    return Arrays.stream(Family.values())
        .filter(this::hasLayersOf)
        .findFirst()
        .orElseThrow(this::unknown);
  }

  private boolean hasLayersOf(Family family) {
    Map<String, String> names = TorchvisionNames.of(Architecture.named(family.id()));
    return tensors
        .keySet()
        .equals(
            names.keySet().stream()
                .flatMap(name -> List.of(name + ".weight", name + ".bias").stream())
                .collect(Collectors.toSet()));
  }

  private Refusal unknown() {
    return Refusal.input(
        "Cannot import %s: its %d arrays are those of no network known here (known: vgg11, vgg13, vgg16, vgg19, squeezenet1_1 with torchvision's names); it starts with %s"
            .formatted(
                location, tensors.size(), tensors.keySet().stream().sorted().limit(3).toList()));
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

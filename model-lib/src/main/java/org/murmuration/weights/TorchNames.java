package org.murmuration.weights;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.murmuration.refusal.Refusal;

/**
 * What programs around PyTorch make of torchvision's names. A network that lies inside another
 * object has that one's name in front ({@code module.} of DataParallel). timm calls the dense
 * layers of VGG otherwise and keeps the first two as convolutions, over the whole window
 * (timm/models/vgg.py, {@code _filter_fn}).
 */
final class TorchNames {
  private static final String FIRST = "features.0.weight";

  private static final Map<String, String> OF_TIMM =
      Map.of(
          "pre_logits.fc1", "classifier.0",
          "pre_logits.fc2", "classifier.3",
          "head.fc", "classifier.6");

  private final Layout layout;
  private final String location;

  private TorchNames(Layout layout, String location) {
    this.layout = layout;
    this.location = location;
  }

  /**
   * The same arrays with torchvision's names.
   *
   * @throws Refusal if two arrays would have one name
   */
  static Layout restored(Layout layout, String location) {
    Layout bare = new TorchNames(layout, location).withoutPrefix();
    return new TorchNames(bare, location).withoutTimm();
  }

  private Layout withoutPrefix() {
    String prefix = prefix().orElse("");
    if (prefix.isEmpty()) {
      return layout;
    }
    Map<String, ForeignArray> renamed = new LinkedHashMap<>();
    for (ForeignArray array : layout.arrays()) {
      String name = array.name();
      String bare = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
      renamed.put(name, array.named(bare));
    }
    return renamed(renamed, List.of("names without their '%s'".formatted(prefix)));
  }

  /** What stands before the first layer; nothing where that is not clear. */
  private Optional<String> prefix() {
    List<String> found =
        layout.arrays().stream().map(ForeignArray::name).filter(TorchNames::isFirst).toList();
    return found.size() == 1
        ? Optional.of(found.get(0).substring(0, found.get(0).length() - FIRST.length()))
        : Optional.empty();
  }

  private static boolean isFirst(String name) {
    return name.equals(FIRST) || name.endsWith("." + FIRST);
  }

  private Layout withoutTimm() {
    boolean timm = layout.arrays().stream().anyMatch(array -> ofTimm(array).isPresent());
    if (!timm) {
      return layout;
    }
    Map<String, ForeignArray> renamed = new LinkedHashMap<>();
    for (ForeignArray array : layout.arrays()) {
      renamed.put(
          array.name(), ofTimm(array).map(name -> flattened(array.named(name))).orElse(array));
    }
    return renamed(renamed, List.of("names of timm's"));
  }

  private static Optional<String> ofTimm(ForeignArray array) {
    return array.layer().map(OF_TIMM::get).map(name -> name + array.role());
  }

  /** A kernel over the whole window has a dense layer's weights in the same order. */
  private static ForeignArray flattened(ForeignArray array) {
    if (array.shape().size() <= 2) {
      return array;
    }
    long inputs = array.shape().stream().skip(1).reduce(1L, (a, b) -> Math.multiplyExact(a, b));
    return new ForeignArray(array.name(), List.of(array.shape().get(0), inputs));
  }

  private Layout renamed(Map<String, ForeignArray> byName, List<String> readings) {
    Set<String> names = new HashSet<>();
    for (ForeignArray array : byName.values()) {
      if (!names.add(array.name())) {
        throw Refusal.input(
            "Cannot import %s: two of its arrays are %s".formatted(location, array.name()));
      }
    }
    return new RenamedLayout(layout, byName, readings);
  }
}

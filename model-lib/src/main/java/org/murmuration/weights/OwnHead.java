package org.murmuration.weights;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Family;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.architecture.Trunk;

/**
 * Networks that somebody taught classes of their own: a last layer of another name takes its
 * published place, any other head is left out, and so is what of the top such a network kept. What
 * may lie among the published layers, or could not be told from a broken file, is left for others
 * to refuse.
 */
final class OwnHead {
  private static final int SHOWN = 4;

  private final Layout layout;
  private final Map<String, ForeignArray> arrays = new LinkedHashMap<>();

  private OwnHead(Layout layout) {
    this.layout = layout;
    layout.arrays().forEach(array -> arrays.put(array.name(), array));
  }

  /** The layout itself, if it is that of a network with its own head or if it cannot be told. */
  static Layout settled(Layout layout) {
    return new OwnHead(layout).settled();
  }

  private Layout settled() {
    if (arrays.containsKey(ParameterLayout.HEAD_WEIGHT)
        || Family.all().stream().anyMatch(this::isComplete)) {
      return layout;
    }
    return Family.all().stream()
        .flatMap(family -> Trunk.of(family).stream())
        .filter(this::isComplete)
        .max((one, other) -> Integer.compare(expected(one).size(), expected(other).size()))
        .flatMap(this::settled)
        .orElse(layout);
  }

  private boolean isComplete(Family family) {
    return arrays.keySet().containsAll(expected(family));
  }

  /** Names of all arrays that such a network has in this layout. */
  private Set<String> expected(Family family) {
    return theirNames(family).keySet().stream()
        .flatMap(OwnHead::arraysOf)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<String> arraysOf(String layer) {
    return Stream.of(layer + ParameterLayout.WEIGHT, layer + ParameterLayout.BIAS);
  }

  private Map<String, String> theirNames(Family family) {
    return layout.names(Architecture.named(family.id()));
  }

  private Optional<Layout> settled(Trunk trunk) {
    Set<String> below = expected(trunk);
    Set<String> onTop = new LinkedHashSet<>(arrays.keySet());
    onTop.removeAll(below);
    Set<String> strange = new LinkedHashSet<>(onTop);
    strange.removeAll(expected(trunk.whole()));
    boolean onTopAll = strange.stream().allMatch(array -> layout.isOnTop(array, below));
    if (onTop.isEmpty() || !onTopAll || isBroken(onTop, strange)) {
      return Optional.empty();
    }
    return renamed(trunk.whole(), strange).or(() -> Optional.of(trunkOf(trunk, onTop)));
  }

  /** A published layer that has lost one of its two arrays. */
  private static boolean isBroken(Set<String> onTop, Set<String> strange) {
    return onTop.stream()
        .filter(array -> !strange.contains(array))
        .map(array -> array.substring(0, array.lastIndexOf('.')))
        .anyMatch(layer -> !arraysOf(layer).allMatch(onTop::contains));
  }

  /** If all is there but the last layer, and one other takes its inputs. */
  private Optional<Layout> renamed(Family whole, Set<String> strange) {
    List<String> layers = List.copyOf(theirNames(whole).keySet());
    String last = layers.get(layers.size() - 1);
    Set<String> missing = expected(whole);
    missing.removeAll(arrays.keySet());
    Optional<String> theirs =
        strange.stream().findFirst().flatMap(name -> arrays.get(name).layer());
    boolean single =
        theirs.isPresent()
            && strange.equals(arraysOf(theirs.get()).collect(Collectors.toSet()))
            && missing.equals(arraysOf(last).collect(Collectors.toSet()));
    return single && follows(theirs.get(), layers.get(layers.size() - 2))
        ? Optional.of(withLast(theirs.get(), last))
        : Optional.empty();
  }

  private boolean follows(String layer, String before) {
    List<Long> weight = arrays.get(layer + ParameterLayout.WEIGHT).shape();
    List<Long> weightBefore = arrays.get(before + ParameterLayout.WEIGHT).shape();
    return weight.size() == 2
        && layout.order().inputs(weight) == layout.order().outputs(weightBefore)
        && layout.order().outputs(weight) > 1;
  }

  private Layout withLast(String theirs, String last) {
    Map<String, ForeignArray> renamed = new LinkedHashMap<>(arrays);
    arraysOf(theirs)
        .forEach(
            name ->
                renamed.computeIfPresent(name, (key, array) -> array.named(last + array.role())));
    return new RenamedLayout(
        layout, renamed, List.of("its last layer %s taken for %s".formatted(theirs, last)));
  }

  private Layout trunkOf(Trunk trunk, Set<String> onTop) {
    Map<String, ForeignArray> kept = new LinkedHashMap<>(arrays);
    kept.keySet().removeAll(onTop);
    return new RenamedLayout(
        layout,
        kept,
        List.of(
            "%d arrays beside the convolutions left out (%s), as they are not the top of %s"
                .formatted(onTop.size(), shortened(onTop), trunk.whole().id())));
  }

  private static String shortened(Set<String> names) {
    String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? shown + ", ..." : shown;
  }
}

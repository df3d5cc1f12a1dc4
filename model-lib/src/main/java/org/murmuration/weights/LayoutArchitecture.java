package org.murmuration.weights;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Family;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/** Finds which network a file holds, from the names and shapes of its arrays. */
final class LayoutArchitecture {
  /** So that the message about another network's file stays a line. */
  private static final int NAMES_SHOWN = 3;

  /** Ten times the widest layer that was published; more is a broken or a hostile file. */
  private static final long MAX_OUTPUTS = 1 << 16;

  private static final String WEIGHT = ".weight";

  private final Layout layout;
  private final String location;
  private final Map<String, ForeignArray> arrays;

  LayoutArchitecture(Layout layout, String location) {
    this.layout = layout;
    this.location = location;
    this.arrays =
        layout.arrays().stream().collect(Collectors.toMap(ForeignArray::name, Function.identity()));
  }

  /**
   * @param named if the user named one
   * @param input shape of images, if the user named one; otherwise what the file says, or 224x224x3
   * @throws Refusal if the file fits none of the families, or not the one named
   */
  Architecture find(Optional<Family> named, Optional<ImageShape> input) {
    requireNoHead();
    Family found = family(named);
    if (named.isPresent() && !named.get().equals(found)) {
      throw Refusal.input(
          "Cannot import %s as %s: its layers are those of %s"
              .formatted(location, named.get().id(), found.id()));
    }
    return architecture(found, input.or(layout::input));
  }

  /** What {@link TorchvisionWriter} makes of a classifier that is no whole network. */
  private void requireNoHead() {
    if (arrays.containsKey(ParameterLayout.HEAD_WEIGHT) && startsAsANetwork()) {
      throw Refusal.input(
          "Cannot import %s: it is a classifier whose head (%s) is no layer of a network, so it is not a whole network (import the weights that its network came from)"
              .formatted(location, ParameterLayout.HEAD_WEIGHT));
    }
  }

  private boolean startsAsANetwork() {
    return Family.all().stream()
        .map(family -> layout.names(Architecture.named(family.id())).keySet().iterator().next())
        .anyMatch(first -> arrays.containsKey(first + WEIGHT));
  }

  private Family family(Optional<Family> named) {
    return Stream.concat(Family.all().stream(), Family.trunks().stream())
        .filter(family -> missing(family).isEmpty() && leftOver(family).isEmpty())
        .findFirst()
        .orElseThrow(() -> named.map(this::unlike).orElseGet(this::unknown));
  }

  private Set<String> missing(Family family) {
    Set<String> missing = expected(family);
    missing.removeAll(arrays.keySet());
    return missing;
  }

  private Set<String> leftOver(Family family) {
    Set<String> leftOver = new TreeSet<>(arrays.keySet());
    leftOver.removeAll(expected(family));
    return leftOver;
  }

  private Set<String> expected(Family family) {
    return layout.names(Architecture.named(family.id())).keySet().stream()
        .flatMap(name -> Stream.of(name + WEIGHT, name + ".bias"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Refusal unlike(Family named) {
    return Refusal.input(
        "Cannot import %s as %s: %s".formatted(location, named.id(), difference(named)));
  }

  private Refusal unknown() {
    Family nearest =
        Family.all().stream()
            .min(comparingInt(family -> missing(family).size() + leftOver(family).size()))
            .orElseThrow();
    return Refusal.input(
        "Cannot import %s: its %d arrays are those of no network known here (known: %s with %s's names); nearest is %s: %s"
            .formatted(
                location,
                arrays.size(),
                Family.ids(),
                layout.owner(),
                nearest.id(),
                difference(nearest)));
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
    layout
        .names(published)
        .forEach((theirs, ours) -> outputs.put(ours, outputs(arrays.get(theirs + WEIGHT))));
    Architecture found =
        published
            .withWidths(family.widthsFrom(outputs))
            .withClasses(family.classifies() ? outputs.get(published.lastTrained().name()) : 0)
            .withInput(input.orElse(published.input()));
    requireInput(found);
    return found;
  }

  private int outputs(ForeignArray weight) {
    long outputs = layout.order().outputs(weight.shape());
    if (outputs > MAX_OUTPUTS) {
      throw Refusal.input(
          "Cannot import %s: %s has %d outputs (up to %d are possible)"
              .formatted(location, weight, outputs, MAX_OUTPUTS));
    }
    return (int) outputs;
  }

  private void requireInput(Architecture found) {
    Optional<ParameterSlot> slot = firstDense(found);
    Optional<ForeignArray> first = slot.flatMap(dense -> array(found, dense.layer()));
    if (first.isEmpty()) {
      return;
    }
    long inputs = layout.order().inputs(first.get().shape());
    long expected = slot.get().fanIn();
    if (inputs != expected) {
      throw Refusal.input(
          "Cannot import %s for images of %s: its first dense layer reads %d values, such images give %d (name the shape of the images, such as 64x96x3)"
              .formatted(location, found.input(), inputs, expected));
    }
  }

  /** The weights that read the pixels of a flattened image. */
  private static Optional<ParameterSlot> firstDense(Architecture found) {
    GraphPlan whole = GraphPlan.whole(found);
    return whole.slots().all().stream()
        .filter(slot -> whole.flattenedBefore(slot).isPresent())
        .findFirst();
  }

  /** A layer's weights, if they are those of a dense layer; their shape is measured on reading. */
  private Optional<ForeignArray> array(Architecture found, String layer) {
    return layout.names(found).entrySet().stream()
        .filter(name -> name.getValue().equals(layer))
        .map(name -> arrays.get(name.getKey() + WEIGHT))
        .filter(weight -> weight.shape().size() == 2)
        .findFirst();
  }
}

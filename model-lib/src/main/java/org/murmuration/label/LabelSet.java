package org.murmuration.label;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.murmuration.refusal.Refusal;

/**
 * The names that a classifier chooses between, each with its index: output {@code i} of a softmax
 * layer means {@code name(i)}. This is the one place where a name becomes an index; the order is
 * part of what was trained, so it is written down with the weights and never derived again.
 */
public final class LabelSet implements Serializable {
  private static final long serialVersionUID = 1L;

  // Not the interface types: both must travel through Java serialization.
  private final ArrayList<String> names;
  private final HashMap<String, Integer> indexes;

  // By the way labels are spelt now, for heads of a time that took them as they were written.
  private final HashMap<String, Integer> respelt;

  private LabelSet(List<String> names) {
    this.names = new ArrayList<>(names);
    this.indexes = new HashMap<>();
    this.respelt = new HashMap<>();
    for (String name : names) {
      respelt.putIfAbsent(LabelSpelling.of(name), indexes.size());
      indexes.put(LabelRules.check(name), indexes.size());
    }
    LabelRules.checkEnough(this.names);
  }

  /**
   * The distinct labels among {@code labels}, sorted by code point, so that the same folders give
   * the same indexes on every machine and in every locale.
   *
   * @throws Refusal (input) if fewer than two labels are left, or one is blank or unprintable, or
   *     lost letters to a wrong encoding
   */
  public static LabelSet of(Collection<String> labels) {
    return new LabelSet(
        new HashSet<>(labels)
            .stream().map(LabelRules::checkNew).sorted(LabelRules.CODE_POINT_ORDER).toList());
  }

  /**
   * The labels in the order given, as a trained head remembers them.
   *
   * @throws Refusal (input) if a label occurs twice, if there are fewer than two, or one is blank
   *     or unprintable
   */
  public static LabelSet inOrder(List<String> labels) {
    LabelRules.checkDistinct(labels);
    return new LabelSet(labels);
  }

  /**
   * The index of a label, 0 to {@code size() - 1}.
   *
   * @throws Refusal (input) if the label is not in this set
   */
  public int indexOf(String label) {
    Integer index = index(label);
    if (index == null) {
      throw Refusal.input(UnknownLabel.message(label, names));
    }
    return index;
  }

  private Integer index(String label) {
    Integer index = indexes.get(label);
    return index == null && label != null ? respelt.get(LabelSpelling.of(label)) : index;
  }

  /** Whether the label is in this set. */
  public boolean contains(String label) {
    return index(label) != null;
  }

  /**
   * The label at an index.
   *
   * @throws IllegalArgumentException if the index is not within 0 to {@code size() - 1}
   */
  public String name(int index) {
    if (index < 0 || index >= names.size()) {
      throw new IllegalArgumentException(
          "Cannot name index %s: the labels have indexes 0 to %s"
              .formatted(index, names.size() - 1));
    }
    return names.get(index);
  }

  /** All labels in the order of their indexes. */
  public List<String> names() {
    return Collections.unmodifiableList(names);
  }

  /** The number of labels, at least 2. */
  public int size() {
    return names.size();
  }

  /** Whether the other set has the same labels with the same indexes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof LabelSet that && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return names.toString();
  }
}

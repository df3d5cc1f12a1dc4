package org.murmuration.architecture;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.murmuration.refusal.Given;

/**
 * Dense layers with a ReLU each that a head has between embedding and softmax.
 *
 * @param units outputs of each, the first reads the embedding; empty for a softmax layer alone
 */
public record HiddenLayers(List<Integer> units) implements Serializable {
  public static final HiddenLayers NONE = new HiddenLayers(List.of());

  /** Embeddings come from a deep network: a head that needs more is a network of its own. */
  public static final int MOST_LAYERS = 4;

  /** As wide as the widest embedding of a published network. */
  public static final int MOST_UNITS = 4096;

  private static final String NONE_TEXT = "none";
  private static final Pattern LIST = Pattern.compile("[0-9]{1,4}(,[0-9]{1,4})*");

  /**
   * @throws IllegalArgumentException for too many layers, or one without units or with too many
   */
  public HiddenLayers {
    units = Given.all("hidden layers", units);
    if (units.size() > MOST_LAYERS
        || units.stream().anyMatch(count -> count < 1 || count > MOST_UNITS)) {
      throw new IllegalArgumentException("No head has hidden layers of %s units".formatted(units));
    }
  }

  /**
   * @param text as {@link #toString} writes it
   * @return empty if it is something else
   */
  public static Optional<HiddenLayers> parse(String text) {
    if (text.equals(NONE_TEXT)) {
      return Optional.of(NONE);
    }
    if (!LIST.matcher(text).matches()) {
      return Optional.empty();
    }
    List<Integer> units = Pattern.compile(",").splitAsStream(text).map(Integer::valueOf).toList();
    try {
      return Optional.of(new HiddenLayers(units));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public int count() {
    return units.size();
  }

  public boolean isEmpty() {
    return units.isEmpty();
  }

  /** Floats that the softmax layer reads. */
  int lastWidth(int embeddingWidth) {
    return units.isEmpty() ? embeddingWidth : units.get(units.size() - 1);
  }

  /** Such as {@code 256,64}; {@code none} for none. */
  @Override
  public String toString() {
    return units.isEmpty()
        ? NONE_TEXT
        : units.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}

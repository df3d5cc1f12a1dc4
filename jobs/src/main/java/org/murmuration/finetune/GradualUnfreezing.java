package org.murmuration.finetune;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.murmuration.architecture.TailPlan;
import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;

/**
 * From where on layers learn in which epochs: the head first, for example, and then more and more.
 *
 * @param phases one after the other
 */
public record GradualUnfreezing(List<Phase> phases) {
  /**
   * @param from first layer that learns
   * @param epochs that it lasts
   */
  public record Phase(String from, int epochs) {
    /**
     * @throws Refusal (settings) if it lasts for no epoch
     */
    public Phase {
      Given.value("--unfreeze-from", from);
      OptionCheck.atLeast("--epochs", epochs, 1);
    }
  }

  /**
   * @throws Refusal (settings) if there is none
   */
  public GradualUnfreezing {
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw refusal("");
    }
  }

  /** The same layers learn all the time. */
  public static GradualUnfreezing one(String from, int epochs) {
    return new GradualUnfreezing(List.of(new Phase(from, epochs)));
  }

  /**
   * @param text such as {@code head:3,fc2:3,block5_conv1:5}
   * @throws Refusal (settings) if it is something else
   */
  public static GradualUnfreezing of(String text) {
    List<Phase> phases = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] sides = part.strip().split(":", -1);
      if (sides.length != 2 || !sides[1].matches("[1-9][0-9]{0,5}")) {
        throw refusal(text);
      }
      phases.add(new Phase(sides[0], Integer.parseInt(sides[1])));
    }
    return new GradualUnfreezing(phases);
  }

  private static Refusal refusal(String text) {
    return Refusal.settings(
        "Cannot use --stages '%s': it must name layers and epochs, such as head:3,fc2:3,block5_conv1:5"
            .formatted(text));
  }

  int epochs() {
    return phases.stream().mapToInt(Phase::epochs).sum();
  }

  /** The phase of an epoch, 1 to {@link #epochs}. */
  Phase at(int epoch) {
    return phases.get(index(epoch));
  }

  boolean startsAt(int epoch) {
    return epoch == 1 || index(epoch) != index(epoch - 1);
  }

  private int index(int epoch) {
    int last = 0;
    for (int i = 0; i < phases.size(); i++) {
      last += phases.get(i).epochs();
      if (epoch <= last) {
        return i;
      }
    }
    throw new IllegalArgumentException("There are %d epochs, not %d".formatted(epochs(), epoch));
  }

  /**
   * The layer from which the tail runs: that of the phase with the most layers.
   *
   * @param plans a tail's plan by its first layer
   */
  String deepest(Function<String, TailPlan> plans) {
    String deepest = phases.get(0).from();
    for (Phase phase : phases) {
      int layers = plans.apply(phase.from()).learning().size();
      if (layers > plans.apply(deepest).learning().size()) {
        deepest = phase.from();
      }
    }
    return deepest;
  }

  @Override
  public String toString() {
    return phases.stream()
        .map(phase -> phase.from() + ":" + phase.epochs())
        .collect(Collectors.joining(","));
  }
}

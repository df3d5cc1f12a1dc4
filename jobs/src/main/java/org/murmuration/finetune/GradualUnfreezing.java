package org.murmuration.finetune;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.murmuration.architecture.TailPlan;
import org.murmuration.refusal.Refusal;

/**
 * From where on layers learn in which epochs: the head first, for example, and then more and more.
 *
 * @param all in order
 */
record GradualUnfreezing(List<Stage> all) {
  /**
   * @param from first layer that learns
   * @param epochs that it lasts
   */
  record Stage(String from, int epochs) {}

  GradualUnfreezing {
    all = List.copyOf(all);
  }

  static GradualUnfreezing one(String from, int epochs) {
    return new GradualUnfreezing(List.of(new Stage(from, epochs)));
  }

  /**
   * @param text such as {@code head:3,fc2:3,block5_conv1:5}
   * @throws Refusal (settings) if it is something else
   */
  static GradualUnfreezing of(String text) {
    List<Stage> stages = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] sides = part.strip().split(":", -1);
      if (sides.length != 2 || !sides[1].matches("[1-9][0-9]{0,5}")) {
        throw Refusal.settings(
            "Cannot use --stages '%s': it must name layers and epochs, such as head:3,fc2:3,block5_conv1:5"
                .formatted(text));
      }
      stages.add(new Stage(sides[0], Integer.parseInt(sides[1])));
    }
    return new GradualUnfreezing(stages);
  }

  int epochs() {
    return all.stream().mapToInt(Stage::epochs).sum();
  }

  /** The stage of an epoch, 1 to {@link #epochs}. */
  Stage at(int epoch) {
    return all.get(index(epoch));
  }

  boolean startsAt(int epoch) {
    return epoch == 1 || index(epoch) != index(epoch - 1);
  }

  private int index(int epoch) {
    int last = 0;
    for (int i = 0; i < all.size(); i++) {
      last += all.get(i).epochs();
      if (epoch <= last) {
        return i;
      }
    }
    throw new IllegalArgumentException("There are %d epochs, not %d".formatted(epochs(), epoch));
  }

  /**
   * The layer from which the tail runs: that of the stage with the most layers.
   *
   * @param plans a tail's plan by its first layer
   */
  String deepest(Function<String, TailPlan> plans) {
    String deepest = all.get(0).from();
    for (Stage stage : all) {
      int layers = plans.apply(stage.from()).learning().size();
      if (layers > plans.apply(deepest).learning().size()) {
        deepest = stage.from();
      }
    }
    return deepest;
  }

  @Override
  public String toString() {
    return all.stream()
        .map(stage -> stage.from() + ":" + stage.epochs())
        .collect(Collectors.joining(","));
  }
}

package org.murmuration.finetune;

import java.io.IOException;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.Split;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.training.Grid;

/** The training examples of each epoch: the same in all, or augmented anew for each. */
final class EpochExamples implements AutoCloseable {
  /** In place of an epoch, where all have the same examples. */
  private static final int ALL = 0;

  private final Activations activations;
  private final EmbeddingTable unchanged;
  private final FinetuneSettings settings;
  private final LabelSet labels;
  private final Grid grid;
  private TailExamples examples;
  private int epoch;

  /**
   * @param unchanged of the images as they are
   */
  EpochExamples(
      Activations activations,
      EmbeddingTable unchanged,
      FinetuneSettings settings,
      LabelSet labels,
      Grid grid) {
    this.activations = activations;
    this.unchanged = unchanged;
    this.settings = settings;
    this.labels = labels;
    this.grid = grid;
  }

  /**
   * @return examples that this closes
   * @throws Refusal (input) if images are gone by now
   */
  TailExamples of(int number) throws IOException {
    int wanted = settings.augment().isNone() ? ALL : number;
    if (examples == null || wanted != epoch) {
      close();
      EmbeddingTable table = wanted == ALL ? unchanged : activations.fill(wanted);
      requireAll(table);
      examples = TailExamples.deal(table.examples(Split.TRAIN, labels), grid, settings.seed());
      epoch = wanted;
    }
    return examples;
  }

  private void requireAll(EmbeddingTable table) throws IOException {
    long found = table.countExamples(Split.TRAIN);
    if (found != grid.examples()) {
      throw Refusal.input(
          "Cannot augment: %d of %d images can still be read as they were (leave the images alone while it runs)"
              .formatted(found, grid.examples()));
    }
  }

  /** Frees what the last epoch took. */
  @Override
  public void close() throws IOException {
    if (examples != null) {
      examples.close();
      examples = null;
    }
    if (epoch != ALL) {
      activations.forget(epoch);
    }
  }
}

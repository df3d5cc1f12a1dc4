package org.murmuration.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.label.LabelSet;
import org.murmuration.network.Prediction;
import org.murmuration.table.PredictionTable;

class TestTopLabels {
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("wren", "crow", "gull"));
  private static final ImageOutcome.Used IMAGE =
      new ImageOutcome.Used(
          new ImageFile("file:/a.jpg", null, 1, 0),
          "id",
          1,
          1,
          "jpeg",
          new float[] {0.2f, 0.1f, 0.7f});

  @Test
  void listsTheLikeliestFirst() {
    PredictionTable.Line line = new TopLabels(LABELS, 2).call(IMAGE);
    assertThat(line.image()).isEqualTo(IMAGE);
    assertThat(line.top())
        .containsExactly(new Prediction("gull", 0.7f), new Prediction("wren", 0.2f));
  }

  @Test
  void listsAllWhereMoreAreAskedForThanThereAre() {
    assertThat(new TopLabels(LABELS, 5).call(IMAGE).top()).hasSize(3);
  }
}

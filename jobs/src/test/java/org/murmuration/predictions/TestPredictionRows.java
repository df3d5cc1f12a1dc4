package org.murmuration.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.label.LabelSet;
import org.murmuration.table.Columns;

class TestPredictionRows {
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("wren", "crow", "gull"));
  private static final ImageOutcome.Used IMAGE =
      new ImageOutcome.Used(
          new ImageFile("file:/a.jpg", "crow", 17, 1_000),
          "id",
          1,
          1,
          "jpeg",
          new float[] {0.2f, 0.1f, 0.7f});

  private static PredictionRows rows(int top) {
    return new PredictionRows(LABELS, top, Columns.PREDICTED_LABEL);
  }

  @Test
  void listTheLikeliestFirst() {
    Row row = rows(2).row(IMAGE);
    assertThat(row.size()).isEqualTo(rows(2).schema().size());
    assertThat((Row[]) row.get(4))
        .containsExactly(RowFactory.create("gull", 0.7f), RowFactory.create("wren", 0.2f));
    assertThat(row.getString(2)).isEqualTo("gull");
    assertThat(row.getFloat(3)).isEqualTo(0.7f);
  }

  @Test
  void sayWhichFileItWas() {
    Row row = rows(1).row(IMAGE);
    assertThat(row.getString(1)).isEqualTo("file:/a.jpg");
    assertThat(row.getString(5)).isEqualTo("crow");
    assertThat(row.getLong(6)).isEqualTo(17);
    assertThat(row.getLong(7)).isEqualTo(1_000);
  }

  @Test
  void listAllWhereMoreAreAskedForThanThereAre() {
    assertThat((Row[]) rows(5).row(IMAGE).get(4)).hasSize(3);
  }

  @Test
  void tellTheLabelThatIsPredictedFromTheTrueOne() {
    assertThat(rows(2).schema().fieldNames())
        .startsWith("image_id", "uri", "predicted_label", "probability", "top", "true_label");
  }

  @Test
  void nameNothingWithoutAProbability() {
    ImageOutcome.Used broken =
        new ImageOutcome.Used(
            new ImageFile("file:/a.jpg", null, 17, 1_000),
            "id",
            1,
            1,
            "jpeg",
            new float[] {0.2f, Float.NaN, 0.7f});
    Refused.input(() -> rows(1).row(broken))
        .hasMessageContaining("file:/a.jpg: the classifier gives a label the probability NaN");
  }
}

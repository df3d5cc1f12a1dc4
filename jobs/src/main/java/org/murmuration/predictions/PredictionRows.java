package org.murmuration.predictions;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.label.LabelSet;
import org.murmuration.network.Prediction;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.Columns;
import org.murmuration.table.OutcomeFiles;

/**
 * Runs on executors: probabilities become the likeliest labels. Columns are {@code uri,
 * predicted_label} (the likeliest), {@code probability}, {@code top} (label and probability,
 * likeliest first), {@code true_label} where it is known, and which file that was.
 *
 * @param labels in the order of the classifier's outputs
 * @param top how many a prediction lists, if there are so many
 * @param labelColumn what the column of the likeliest is called in this table
 */
record PredictionRows(LabelSet labels, int top, String labelColumn)
    implements OutcomeFiles.RowForm {
  /** Label and probability of the likeliest, likeliest first. */
  static final String TOP = "top";

  private static final StructType ENTRY =
      new StructType()
          .add(Columns.LABEL, DataTypes.StringType, false)
          .add(Columns.PROBABILITY, DataTypes.FloatType, false);

  static StructType schema(String labelColumn) {
    return new StructType()
        .add(Columns.IMAGE_ID, DataTypes.StringType, false)
        .add(Columns.URI, DataTypes.StringType, false)
        .add(labelColumn, DataTypes.StringType, false)
        .add(Columns.PROBABILITY, DataTypes.FloatType, false)
        .add(TOP, DataTypes.createArrayType(ENTRY, false), false)
        .add(Columns.TRUE_LABEL, DataTypes.StringType, true)
        .add(Columns.FILE_LENGTH, DataTypes.LongType, false)
        .add(Columns.FILE_TIME, DataTypes.LongType, false);
  }

  @Override
  public StructType schema() {
    return schema(labelColumn);
  }

  @Override
  public Row row(ImageOutcome outcome) {
    ImageOutcome.Used image = (ImageOutcome.Used) outcome;
    requireFinite(image);
    List<Prediction> likeliest = Prediction.top(top, labels, image.output());
    ImageFile file = image.file();
    return RowFactory.create(
        image.imageId(),
        file.uri(),
        likeliest.get(0).label(),
        likeliest.get(0).probability(),
        (Object) entries(likeliest),
        file.label(),
        file.lengthBytes(),
        file.timeMillis());
  }

  private static void requireFinite(ImageOutcome.Used image) {
    for (float probability : image.output()) {
      if (!Float.isFinite(probability)) {
        throw Refusal.input(
            "Cannot name what is on %s: the classifier gives a label the probability %s, so its training diverged (train again with a lower --learning-rate)"
                .formatted(image.file().uri(), probability));
      }
    }
  }

  private static Row[] entries(List<Prediction> likeliest) {
    return likeliest.stream()
        .map(prediction -> RowFactory.create(prediction.label(), prediction.probability()))
        .toArray(Row[]::new);
  }
}

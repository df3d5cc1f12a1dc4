package org.murmuration.table;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.split.SplitRule;

/**
 * The columns of a table of embeddings.
 *
 * @param dividing the rule by which a row has a split where nobody said one; null for none
 */
record EmbeddingRows(StructType schema, SplitRule dividing) implements OutcomeFiles.RowForm {
  /** Before the embeddings. */
  static final StructType IMAGE_COLUMNS =
      new StructType()
          .add(Columns.IMAGE_ID, DataTypes.StringType, false)
          .add(Columns.URI, DataTypes.StringType, false)
          .add(Columns.LABEL, DataTypes.StringType, true)
          .add(Columns.SPLIT, DataTypes.StringType, true)
          .add(Columns.GROUP, DataTypes.StringType, true)
          .add(Columns.WIDTH, DataTypes.IntegerType, false)
          .add(Columns.HEIGHT, DataTypes.IntegerType, false)
          .add(Columns.FORMAT, DataTypes.StringType, false)
          .add(Columns.FILE_LENGTH, DataTypes.LongType, false)
          .add(Columns.FILE_TIME, DataTypes.LongType, false);

  static StructType schema(List<EmbeddingColumn> cuts) {
    StructType schema = IMAGE_COLUMNS;
    for (EmbeddingColumn embedding : cuts) {
      schema =
          schema.add(
              embedding.column(), DataTypes.createArrayType(DataTypes.FloatType, false), false);
    }
    return schema;
  }

  @Override
  public Row row(ImageOutcome outcome) {
    ImageOutcome.Used image = (ImageOutcome.Used) outcome;
    ImageFile file = image.file();
    Stream<Object> ofImage =
        Stream.of(
            image.imageId(),
            file.uri(),
            file.label(),
            dividing == null || file.split() != null
                ? file.split()
                : dividing.of(image.imageId()).id(),
            file.group(),
            image.width(),
            image.height(),
            image.format(),
            file.lengthBytes(),
            file.timeMillis());
    return RowFactory.create(Stream.concat(ofImage, image.outputs().stream()).toArray());
  }

  @Override
  public Dataset<Row> takenOver(Dataset<Row> rows) {
    return dividing == null ? rows : RuledSplit.byContent(rows, dividing);
  }
}

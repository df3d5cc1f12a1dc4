package org.murmuration.upkeep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.murmuration.runs.RowFile;
import org.murmuration.runs.WrittenFile;
import org.murmuration.storage.Storage;

/**
 * Runs on executors: writes the rows of a partition as they come, into files of so many rows. They
 * come in Spark's own form, where an embedding is not a list of 4096 objects.
 */
final class MergePass implements FlatMapFunction<Iterator<InternalRow>, WrittenFile> {
  private final Storage storage;
  private final String folder;
  private final StructType schema;
  private final long rowsEach;

  MergePass(Storage storage, String folder, StructType schema, long rowsEach) {
    this.storage = storage;
    this.folder = folder;
    this.schema = schema;
    this.rowsEach = rowsEach;
  }

  @Override
  public Iterator<WrittenFile> call(Iterator<InternalRow> rows) throws IOException {
    List<WrittenFile> written = new ArrayList<>();
    while (rows.hasNext()) {
      written.addAll(writeNext(rows, written.size()));
    }
    return written.iterator();
  }

  private List<WrittenFile> writeNext(Iterator<InternalRow> rows, int number) throws IOException {
    try (RowFile file = new RowFile(storage, folder, name(number), schema)) {
      for (long row = 0; row < rowsEach && rows.hasNext(); row++) {
        file.write(row(rows.next()));
      }
      return file.end();
    }
  }

  /** Of no other attempt, so that none overwrites another's. */
  private static String name(int number) {
    TaskContext task = TaskContext.get();
    return "part-%05d-%05d-%d.zstd.parquet"
        .formatted(task.partitionId(), number, task.taskAttemptId());
  }

  private Row row(InternalRow row) {
    StructField[] fields = schema.fields();
    Object[] values = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      values[i] = row.isNullAt(i) ? null : value(row, i, fields[i].dataType());
    }
    return RowFactory.create(values);
  }

  private static Object value(InternalRow row, int place, DataType type) {
    if (type instanceof ArrayType) {
      return row.getArray(place).toFloatArray();
    }
    if (type.equals(DataTypes.IntegerType)) {
      return row.getInt(place);
    }
    return type.equals(DataTypes.LongType) ? row.getLong(place) : row.getString(place);
  }
}

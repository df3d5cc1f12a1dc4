package org.murmuration.runs;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Takes rows apart for Parquet. */
final class RowWriteSupport extends WriteSupport<Row> {
  /** Where Spark keeps a schema of its own in a file. */
  private static final String SPARK_SCHEMA = "org.apache.spark.sql.parquet.row.metadata";

  private final StructType schema;
  private RecordConsumer consumer;

  RowWriteSupport(StructType schema) {
    this.schema = schema;
  }

  @Override
  public WriteContext init(Configuration configuration) {
    return new WriteContext(RowSchema.of(schema), Map.of(SPARK_SCHEMA, schema.json()));
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(Row row) {
    consumer.startMessage();
    fields(row, schema);
    consumer.endMessage();
  }

  private void fields(Row row, StructType type) {
    for (int i = 0; i < type.size(); i++) {
      StructField field = type.fields()[i];
      if (!row.isNullAt(i)) {
        consumer.startField(field.name(), i);
        value(row.get(i), field.dataType());
        consumer.endField(field.name(), i);
      } else if (!field.nullable()) {
        // Parquet would shift the values of the rows after it.
        throw new IllegalArgumentException("A row has no value for " + field.name());
      }
    }
  }

  private void value(Object value, DataType type) {
    if (type instanceof ArrayType array) {
      list(value, array.elementType());
    } else if (type instanceof StructType struct) {
      consumer.startGroup();
      fields((Row) value, struct);
      consumer.endGroup();
    } else if (value instanceof String text) {
      consumer.addBinary(Binary.fromString(text));
    } else if (value instanceof Integer number) {
      consumer.addInteger(number);
    } else if (value instanceof Long number) {
      consumer.addLong(number);
    } else {
      consumer.addFloat((Float) value);
    }
  }

  private void list(Object values, DataType type) {
    consumer.startGroup();
    if (values instanceof float[] floats) {
      elements(floats.length, i -> consumer.addFloat(floats[i]));
    } else {
      Object[] objects = (Object[]) values;
      elements(objects.length, i -> value(objects[i], type));
    }
    consumer.endGroup();
  }

  /** Hands over the element at a place. */
  @FunctionalInterface
  private interface Element {
    void add(int place);
  }

  private void elements(int count, Element element) {
    if (count == 0) {
      return;
    }
    consumer.startField(RowSchema.LIST, 0);
    for (int i = 0; i < count; i++) {
      consumer.startGroup();
      consumer.startField(RowSchema.ELEMENT, 0);
      element.add(i);
      consumer.endField(RowSchema.ELEMENT, 0);
      consumer.endGroup();
    }
    consumer.endField(RowSchema.LIST, 0);
  }
}

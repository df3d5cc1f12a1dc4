package org.murmuration.runs;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.schema.ConversionPatterns;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The Parquet schema that Spark itself gives rows, whatever a platform's settings are. */
final class RowSchema {
  /** As Spark names it. */
  private static final String NAME = "spark_schema";

  static final String LIST = "list";
  static final String ELEMENT = "element";

  private static final Map<DataType, PrimitiveTypeName> NUMBERS =
      Map.of(
          DataTypes.IntegerType, PrimitiveTypeName.INT32,
          DataTypes.LongType, PrimitiveTypeName.INT64,
          DataTypes.FloatType, PrimitiveTypeName.FLOAT);

  private RowSchema() {}

  /**
   * @throws IllegalArgumentException if a column has a type that no table of ours has
   */
  static MessageType of(StructType schema) {
    return new MessageType(NAME, fields(schema));
  }

  private static List<Type> fields(StructType schema) {
    return Stream.of(schema.fields()).map(RowSchema::field).toList();
  }

  private static Type field(StructField field) {
    return type(field.name(), field.dataType(), repetition(field.nullable()));
  }

  private static Repetition repetition(boolean nullable) {
    return nullable ? Repetition.OPTIONAL : Repetition.REQUIRED;
  }

  private static Type type(String name, DataType type, Repetition repetition) {
    if (type instanceof ArrayType array) {
      Type element = type(ELEMENT, array.elementType(), repetition(array.containsNull()));
      return ConversionPatterns.listOfElements(repetition, name, element);
    }
    if (type instanceof StructType struct) {
      return Types.buildGroup(repetition)
          .addFields(fields(struct).toArray(Type[]::new))
          .named(name);
    }
    if (type.equals(DataTypes.StringType)) {
      return Types.primitive(PrimitiveTypeName.BINARY, repetition)
          .as(LogicalTypeAnnotation.stringType())
          .named(name);
    }
    if (!NUMBERS.containsKey(type)) {
      throw new IllegalArgumentException("No column of a table is of type " + type);
    }
    return Types.primitive(NUMBERS.get(type), repetition).named(name);
  }
}

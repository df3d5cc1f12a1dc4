package org.murmuration.ml;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.imagepass.BgrRaster;
import org.murmuration.imagepass.HeldImage;
import org.murmuration.refusal.Refusal;

/**
 * Where a row has its image, and in which form.
 *
 * @param column its number
 */
record HeldForm(int column, Kind kind) implements Serializable {
  private static final byte[] NONE = {};

  /** A form that images have in a column. */
  private enum Kind {
    BYTES {
      @Override
      HeldImage image(Object value) {
        return HeldImage.of((byte[]) value);
      }
    },
    URI {
      @Override
      HeldImage image(Object value) {
        return HeldImage.at((String) value);
      }
    },
    PIXELS {
      @Override
      HeldImage image(Object value) {
        Row image = (Row) value;
        byte[] data = image.getAs("data");
        return HeldImage.of(
            new BgrRaster(
                image.<Integer>getAs("height"),
                image.<Integer>getAs("width"),
                image.<Integer>getAs("nChannels"),
                data == null ? NONE : data));
      }
    };

    abstract HeldImage image(Object value);
  }

  /**
   * @throws Refusal if there is no such column, or it cannot hold images
   */
  static HeldForm of(StructType schema, String column) {
    List<String> names = Arrays.asList(schema.fieldNames());
    if (!names.contains(column)) {
      throw Refusal.input(
          "Cannot find the images: there is no column '%s' (the columns are %s; set inputCol)"
              .formatted(column, String.join(", ", names)));
    }
    return new HeldForm(names.indexOf(column), kind(schema.apply(column).dataType(), column));
  }

  private static Kind kind(DataType type, String column) {
    if (type.equals(DataTypes.BinaryType)) {
      return Kind.BYTES;
    }
    if (type.equals(DataTypes.StringType)) {
      return Kind.URI;
    }
    if (type instanceof StructType struct
        && Arrays.asList(struct.fieldNames())
            .containsAll(List.of("height", "width", "nChannels", "data"))) {
      return Kind.PIXELS;
    }
    throw Refusal.input(
        "Cannot find the images: the column '%s' holds %s, and must hold bytes of files (binary), URIs (string) or structs of Spark's source image"
            .formatted(column, type.simpleString()));
  }

  /** A row without an image has one of no bytes. */
  HeldImage image(Row row) {
    return row.isNullAt(column) ? HeldImage.of(NONE) : kind.image(row.get(column));
  }
}

package org.murmuration.iceberg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.murmuration.refusal.Refusal;

/** What a catalog says of a table, and is told, all in Spark SQL. */
record CatalogTable(SparkSession spark, IcebergName name) {
  /** Which run or leg a row is of. */
  static final String RUN = "run";

  /** When that was committed, since 1970, and later than all that was there: its place. */
  static final String COMMITTED_MILLIS = "committed_millis";

  private static final String PROVIDER = "iceberg";
  private static final String CONTRACT = "murmuration.contract";

  /**
   * @throws Refusal (settings) if the session has no such catalog
   */
  CatalogTable {
    String setting = "spark.sql.catalog." + name.catalog();
    if (spark.conf().getOption(setting).isEmpty()) {
      throw Refusal.settings(
          "Cannot use table %s: Spark knows no catalog %s (set %s to org.apache.iceberg.spark.SparkCatalog with its type and warehouse, and add Iceberg's runtime with --packages)"
              .formatted(name, name.catalog(), setting));
    }
  }

  /**
   * @throws Refusal (settings) if what that catalog is made of is not there
   */
  boolean exists() {
    try {
      return spark.catalog().tableExists(name.quoted());
    } catch (Exception e) {
      // Exception, because Scala throws checked ones that no signature names.
      if (String.valueOf(e.getMessage()).contains("plugin class")) {
        throw Refusal.settings(
            "Cannot use table %s: Iceberg's runtime is not there (add that for this Spark with --packages)"
                .formatted(name));
      }
      throw e;
    }
  }

  /**
   * Makes it, unless it is there.
   *
   * @param rows that it will have, and of which run each is
   */
  void create(byte[] contract, StructType rows) {
    spark.sql("CREATE NAMESPACE IF NOT EXISTS " + name.quotedNamespace());
    try {
      spark
          .createDataFrame(List.of(), withRun(rows))
          .writeTo(name.quoted())
          .using(PROVIDER)
          .tableProperty(CONTRACT, new String(contract, UTF_8))
          .create();
    } catch (TableAlreadyExistsException e) {
      // Whoever made it made it as a whole: its contract is compared next.
      return;
    }
  }

  /** Columns may all be null there, as rows that are read from files may, for all Spark knows. */
  private static StructType withRun(StructType rows) {
    StructType columns = new StructType();
    for (StructField column : rows.fields()) {
      columns = columns.add(column.name(), column.dataType(), true);
    }
    return columns
        .add(RUN, DataTypes.StringType, true)
        .add(COMMITTED_MILLIS, DataTypes.LongType, true);
  }

  /** Empty if it is no table of ours. */
  Optional<String> contract() {
    return spark
        .sql("SHOW TBLPROPERTIES " + name.quoted())
        .filter(col("key").equalTo(CONTRACT))
        .select("value")
        .takeAsList(1)
        .stream()
        .findFirst()
        .map(row -> row.getString(0));
  }

  /** The folder that its catalog gave it. */
  String folder() {
    return spark
        .sql("DESCRIBE TABLE EXTENDED " + name.quoted())
        .filter(col("col_name").equalTo("Location"))
        .select("data_type")
        .first()
        .getString(0);
  }

  /** The number of its newest state; empty as long as nothing was added. */
  Optional<Long> snapshot() {
    return metadata("refs").filter("name = 'main'").select("snapshot_id").takeAsList(1).stream()
        .findFirst()
        .map(row -> row.getLong(0));
  }

  private Dataset<Row> metadata(String of) {
    return spark.table(name.quoted() + "." + of);
  }

  /** As it was at a state. */
  Dataset<Row> rows(long snapshot) {
    return spark.sql(
        "SELECT *, _file, _pos FROM %s VERSION AS OF %d".formatted(name.quoted(), snapshot));
  }
}

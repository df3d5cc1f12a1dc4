package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What Spark does with a query of which it knows the answer early. */
final class TestNoTaskIsLeft {
  private static final StructType SCHEMA = new StructType().add("id", DataTypes.IntegerType);

  @Test
  void ofAJoinWithNothing() {
    try (SharedSession session = SharedSession.with(Map.of())) {
      Dataset<Row> nothing = rows(session, 0).filter("id < 0").distinct();
      Dataset<Row> slow = rows(session, 1000).distinct();
      assertThat(slow.join(nothing, "id").collectAsList()).isEmpty();
      assertThat(
              new JavaSparkContext(session.spark().sparkContext())
                  .statusTracker()
                  .getActiveStageIds())
          .isEmpty();
    }
  }

  private static Dataset<Row> rows(SharedSession session, int millis) {
    return session
        .spark()
        .createDataFrame(
            new JavaSparkContext(session.spark().sparkContext())
                .parallelize(List.of(1, 2), 2)
                .map(
                    id -> {
                      Thread.sleep(millis);
                      return RowFactory.create(id);
                    }),
            SCHEMA);
  }
}

package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.murmuration.fixture.SharedSession;

/** What Spark does with a query of which it knows the answer early. */
@Tag("cluster")
final class TestNoTaskIsLeft {
  private static final List<Integer> ROWS = List.of(1, 2);
  private static final StructType SCHEMA = new StructType().add("id", DataTypes.IntegerType);

  @Test
  void ofAJoinWithNothing() {
    try (SharedSession session = SharedSession.with(Map.of())) {
      LongAccumulator ended = session.spark().sparkContext().longAccumulator("ended");
      Dataset<Row> nothing = rows(session, id -> id).filter("id < 0").distinct();
      Dataset<Row> slow = rows(session, id -> slowly(id, ended)).distinct();
      assertThat(nothing.join(slow, "id").collectAsList()).isEmpty();
      assertThat(ended.value()).isEqualTo(ROWS.size());
    }
  }

  private static Integer slowly(Integer id, LongAccumulator ended) throws InterruptedException {
    Thread.sleep(1000);
    ended.add(1);
    return id;
  }

  /** A task for each row. */
  private static Dataset<Row> rows(SharedSession session, Function<Integer, Integer> work) {
    JavaRDD<Row> rows =
        new JavaSparkContext(session.spark().sparkContext())
            .parallelize(ROWS, ROWS.size())
            .map(work)
            .map(RowFactory::create);
    return session.spark().createDataFrame(rows, SCHEMA);
  }
}

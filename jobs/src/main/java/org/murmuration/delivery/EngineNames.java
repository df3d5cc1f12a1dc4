package org.murmuration.delivery;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.murmuration.engine.EngineFacts;

/** What executors compute with, as each of their JVMs says when it has built its network. */
record EngineNames(CollectionAccumulator<String> names) implements Serializable {
  static EngineNames of(SparkSession spark) {
    return new EngineNames(spark.sparkContext().collectionAccumulator("engines"));
  }

  void add(EngineFacts facts) {
    names.add(facts.line());
  }

  /** Each once. */
  List<String> different() {
    return names.value().stream().distinct().sorted().toList();
  }
}

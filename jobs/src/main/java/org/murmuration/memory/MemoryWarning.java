package org.murmuration.memory;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.PrefixCost;
import org.murmuration.delivery.WeightsBy;
import org.murmuration.machine.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns before the work begins where memory may not be enough for it. */
public final class MemoryWarning {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryWarning.class);

  private MemoryWarning() {}

  /** A line in the log for each kind of memory of which the session has too little. */
  public static void of(
      SparkSession spark,
      Architecture architecture,
      List<CutPoint> cuts,
      int batchSize,
      WeightsBy weightsBy) {
    missing(spark, architecture, cuts, batchSize, weightsBy)
        .forEach(line -> LOG.warn("Memory may run out: {}", line));
  }

  /** A line for each kind of memory of which the session has too little. */
  public static List<String> missing(
      SparkSession spark,
      Architecture architecture,
      List<CutPoint> cuts,
      int batchSize,
      WeightsBy weightsBy) {
    NativeMemory memory = NativeMemory.of(spark);
    PrefixCost prefix = PrefixCost.of(architecture, cuts);
    return MemoryNeed.of(prefix, batchSize, memory.tasksAnExecutor(), weightsBy)
        .missingIn(memory, heapBytes(spark));
  }

  private static long heapBytes(SparkSession spark) {
    return spark.sparkContext().isLocal()
        ? Runtime.getRuntime().maxMemory()
        : Bytes.MEBI * spark.sparkContext().getConf().getSizeAsMb("spark.executor.memory", "1g");
  }
}

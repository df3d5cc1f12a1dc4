package org.murmuration.memory;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.murmuration.machine.Bytes;

/**
 * How much memory there is outside the heaps, where networks live.
 *
 * @param driverBytes of the driver's machine or container
 * @param executorBytes of an executor; empty where the cluster manager does not limit it
 * @param tasksAnExecutor that run at one time
 * @param coresBesideDriver tasks that run at one time on the driver's machine; 0 if executors are
 *     elsewhere
 */
public record NativeMemory(
    long driverBytes, OptionalLong executorBytes, int tasksAnExecutor, int coresBesideDriver) {
  /** Spark's least overhead, and its share of the heap (spark.executor.memoryOverheadFactor). */
  private static final long LEAST_OVERHEAD_MEBIBYTES = 384;

  private static final double OVERHEAD_SHARE = 0.1;

  public static NativeMemory of(SparkSession spark) {
    SparkConf conf = spark.sparkContext().getConf();
    String master = spark.sparkContext().master();
    int cores = spark.sparkContext().defaultParallelism();
    long driver = machineBytes() - Runtime.getRuntime().maxMemory();
    if (master.startsWith("local-cluster")) {
      return new NativeMemory(driver - heapsOfLocalCluster(master), OptionalLong.empty(), 1, cores);
    }
    if (master.startsWith("local")) {
      return new NativeMemory(driver, OptionalLong.empty(), cores, cores);
    }
    int tasks =
        Math.max(1, conf.getInt("spark.executor.cores", 1) / conf.getInt("spark.task.cpus", 1));
    return new NativeMemory(driver, overhead(conf, master), tasks, 0);
  }

  /** Of the container, where the process is in one. */
  private static long machineBytes() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }

  /** {@code local-cluster[executors, cores, mebibytes]}. */
  private static long heapsOfLocalCluster(String master) {
    String[] numbers = master.replaceAll("[^0-9,]", "").split(",", -1);
    return Long.parseLong(numbers[0]) * Long.parseLong(numbers[2]) * Bytes.MEBI;
  }

  /** YARN and Kubernetes end an executor that takes more; others do not look. */
  private static OptionalLong overhead(SparkConf conf, String master) {
    if (!master.startsWith("yarn") && !master.startsWith("k8s")) {
      return OptionalLong.empty();
    }
    long heap = conf.getSizeAsMb("spark.executor.memory", "1g");
    double share = conf.getDouble("spark.executor.memoryOverheadFactor", OVERHEAD_SHARE);
    long usual = Math.max(LEAST_OVERHEAD_MEBIBYTES, (long) (share * heap));
    return OptionalLong.of(
        Bytes.MEBI * conf.getSizeAsMb("spark.executor.memoryOverhead", usual + "m"));
  }

  /** How many of the workers run at one time on the driver's machine. */
  public int tasksBesideDriver(int workers) {
    return Math.min(workers, coresBesideDriver);
  }
}

package org.murmuration.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.murmuration.architecture.PrefixCost;
import org.murmuration.command.JobResult;
import org.murmuration.machine.Bytes;
import org.murmuration.memory.LearningNeed;
import org.murmuration.memory.MemoryNeed;

/**
 * What embedding needs, and fine-tuning where it is asked for.
 *
 * @param title the network and its cuts
 * @param batchSize images in one forward pass
 * @param learning from all images, at the first cut
 * @param imagesPerSecondACore expected
 * @param tail if something is to be fine-tuned
 */
public record PlanResult(
    String title,
    PrefixCost prefix,
    MemoryNeed memory,
    ClusterShape cluster,
    int batchSize,
    LearningNeed learning,
    double imagesPerSecondACore,
    Optional<TailNeed> tail)
    implements JobResult {
  private static final long MINUTE_SECONDS = 60;
  private static final long HOUR_SECONDS = 60 * MINUTE_SECONDS;

  /** To embed. */
  public long images() {
    return learning.rows();
  }

  private double imagesPerSecond() {
    return imagesPerSecondACore * cluster.allCores();
  }

  private long seconds() {
    return (long) Math.ceil(images() / imagesPerSecond());
  }

  private LearningNeed learningOfOne() {
    return learning.ofOneIn(cluster.executors());
  }

  private long learningHeapBytes() {
    long room = LearningNeed.memoryBytes(memory.heapSettingBytes());
    return Math.min(room, learningOfOne().keptBytes());
  }

  private long learningDiskBytes() {
    return learningOfOne().diskBytes(learningHeapBytes());
  }

  /** Before compression. */
  private long tableBytes() {
    return images() * prefix.embeddingBytes();
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("images", images());
    facts.put("gigaflops_an_image", prefix.gigaflops());
    facts.put("broadcast_bytes", memory.broadcastBytes());
    facts.put("network_bytes", memory.networkBytes());
    facts.put("off_heap_bytes_a_task", memory.taskBytes());
    facts.put("off_heap_bytes_an_executor", memory.offHeapBytes());
    facts.put("heap_bytes_an_executor", memory.heapBytes());
    facts.put("images_per_second", imagesPerSecond());
    facts.put("seconds", seconds());
    facts.put("table_bytes", tableBytes());
    facts.put("train_bytes_an_executor", learningOfOne().keptBytes());
    facts.put("train_heap_bytes_an_executor", learningHeapBytes());
    facts.put("train_local_disk_bytes_an_executor", learningDiskBytes());
    tail.ifPresent(need -> facts.putAll(need.facts()));
    return facts;
  }

  @Override
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add(text("%s: %,.4g GFLOP an image", title, prefix.gigaflops()));
    lines.add(
        text(
            "Broadcast: %,d bytes (%s)",
            memory.broadcastBytes(), mebibytes(memory.broadcastBytes())));
    lines.add(text("Off-heap a task: %s, batches of %d", mebibytes(memory.taskBytes()), batchSize));
    lines.add(
        text(
            "Off-heap an executor: %s, of which the network %s and %d tasks %s",
            mebibytes(memory.offHeapBytes()),
            mebibytes(memory.networkBytes()),
            cluster.tasks(),
            mebibytes(cluster.tasks() * memory.taskBytes())));
    lines.add(text("Heap an executor: %s", mebibytes(memory.heapBytes())));
    lines.add(
        text(
            "Time: %s for %,d images, %.1f images/s on %d x %d cores, and the start",
            time(), images(), imagesPerSecond(), cluster.executors(), cluster.cores()));
    lines.add(text("Table: %s before compression", new Bytes(tableBytes()).megabytes()));
    lines.add(
        text(
            "Training an executor: examples of %s, %s of them in its heap; local disk %s",
            mebibytes(learningOfOne().keptBytes()),
            mebibytes(learningHeapBytes()),
            mebibytes(learningDiskBytes())));
    tail.ifPresent(need -> lines.addAll(need.lines()));
    settings().forEach((name, value) -> lines.add("--conf %s=%s".formatted(name, value)));
    return lines;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.executor.instances", String.valueOf(cluster.executors()));
    settings.put("spark.executor.cores", String.valueOf(cluster.cores()));
    settings.put("spark.task.cpus", String.valueOf(cluster.coresOfATask()));
    settings.put("spark.executorEnv.OMP_NUM_THREADS", String.valueOf(cluster.coresOfATask()));
    settings.put("spark.executor.memory", setting(memory.heapBytes()));
    settings.put("spark.executor.memoryOverhead", setting(memory.offHeapBytes()));
    return settings;
  }

  private static String setting(long bytes) {
    return MemoryNeed.settingMebibytes(bytes) + "m";
  }

  private String time() {
    long seconds = seconds();
    return text(
        "%d:%02d:%02d",
        seconds / HOUR_SECONDS, seconds % HOUR_SECONDS / MINUTE_SECONDS, seconds % MINUTE_SECONDS);
  }

  private static String mebibytes(long bytes) {
    return new Bytes(bytes).wholeMebibytes();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

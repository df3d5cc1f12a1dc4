package org.murmuration.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The process of one way to run the network: does what it is told on standard input, a line an
 * order, and answers with a line.
 *
 * <ul>
 *   <li>{@code time BATCH PASSES}: seconds that all tasks took for that many batches each
 *   <li>{@code cost BATCH PASSES}: the same, and seconds of all processors
 *   <li>{@code kernels}: what each layer runs on, parted by semicolons
 *   <li>{@code embedding}: the embedding of the first image
 *   <li>{@code peak}: the most memory that was resident since the last order to {@code forget} it,
 *       in bytes
 * </ul>
 */
public final class Worker {
  static final String ANSWER = "answer: ";
  private static final Path MEMORY = Path.of("/proc/self/status");
  private static final Path MEMORY_ORDERS = Path.of("/proc/self/clear_refs");

  /** Sets VmHWM to VmRSS (proc(5), clear_refs). */
  private static final String FORGET_PEAK = "5";

  private static final int BYTES_PER_KB = 1024;

  private final ForwardPass way;
  private final int tasks;
  private final ExecutorService threads;

  private Worker(ForwardPass way, int tasks) {
    this.way = way;
    this.tasks = tasks;
    this.threads = Executors.newFixedThreadPool(tasks);
  }

  /** Does what it is told until standard input ends. */
  public static void serve(ForwardPass way, int tasks) throws Exception {
    Worker worker = new Worker(way, tasks);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      System.out.println(ANSWER + worker.answer(order.split(" ")));
    }
    worker.threads.shutdown();
  }

  private String answer(String[] order) throws Exception {
    return switch (order[0]) {
      case "time" ->
          String.valueOf(seconds(Integer.parseInt(order[1]), Integer.parseInt(order[2]))[0]);
      case "cost" -> {
        double[] both = seconds(Integer.parseInt(order[1]), Integer.parseInt(order[2]));
        yield both[0] + " " + both[1];
      }
      case "kernels" -> String.join(";", way.kernels());
      case "embedding" -> embedding();
      case "forget" -> {
        Files.writeString(MEMORY_ORDERS, FORGET_PEAK);
        yield "";
      }
      case "peak" -> String.valueOf(peakBytes());
      default -> throw new IllegalArgumentException("Cannot do " + order[0]);
    };
  }

  /** By the clock, and of all processors. */
  private double[] seconds(int batchSize, int passes) throws Exception {
    List<ForwardPass.Batch> batches =
        IntStream.range(0, tasks).mapToObj(task -> batch(batchSize)).toList();
    long start = System.nanoTime();
    long startOfAll = nanosOfAllProcessors();
    List<Future<?>> running = new ArrayList<>();
    for (ForwardPass.Batch batch : batches) {
      running.add(threads.submit(() -> IntStream.range(0, passes).forEach(pass -> batch.run())));
    }
    for (Future<?> task : running) {
      task.get();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double ofAll = (nanosOfAllProcessors() - startOfAll) / 1e9;
    batches.forEach(ForwardPass.Batch::close);
    return new double[] {seconds, ofAll};
  }

  private static long nanosOfAllProcessors() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private ForwardPass.Batch batch(int size) {
    return way.batch(Comparison.images(size));
  }

  private String embedding() {
    try (ForwardPass.Batch one = batch(1)) {
      float[] embedding = one.run()[0];
      return IntStream.range(0, embedding.length)
          .mapToObj(i -> String.valueOf(embedding[i]))
          .collect(Collectors.joining(" "));
    }
  }

  private static long peakBytes() throws IOException {
    return Files.readAllLines(MEMORY).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KB)
        .findFirst()
        .orElseThrow();
  }
}

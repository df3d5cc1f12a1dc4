package org.murmuration.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One way to run the network, in a process of its own that waits while others are timed. */
final class Contender implements AutoCloseable {
  private final String name;
  private final int tasks;
  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;

  private Contender(String name, int tasks, Process process) {
    this.name = name;
    this.tasks = tasks;
    this.process = process;
    this.answers = process.inputReader();
    this.orders = process.outputWriter();
  }

  /**
   * @param main a class whose main method calls {@link Worker#serve}
   * @param arguments of it, after the number of tasks and of threads for each
   */
  static Contender start(String kind, int tasks, int threads, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-Xmx1g");
    command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=0");
    command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(String.valueOf(tasks), String.valueOf(threads)));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
    return new Contender("%s, %d x %d".formatted(kind, tasks, threads), tasks, builder.start());
  }

  /** Such as {@code ONNX Runtime, 2 x 1}: tasks x threads. */
  String name() {
    return name;
  }

  /** Images a second. */
  double rate(int batchSize, int passes) {
    double seconds = Double.parseDouble(ask("time %d %d".formatted(batchSize, passes)));
    return tasks * batchSize * passes / seconds;
  }

  /** Seconds of an image, by the clock and of all processors. */
  double[] cost(int batchSize, int passes) {
    String[] seconds = ask("cost %d %d".formatted(batchSize, passes)).split(" ");
    double images = (double) tasks * batchSize * passes;
    return Arrays.stream(seconds).mapToDouble(text -> Double.parseDouble(text) / images).toArray();
  }

  List<String> kernels() {
    return List.of(ask("kernels").split(";"));
  }

  int tasks() {
    return tasks;
  }

  double[] embedding() {
    return Arrays.stream(ask("embedding").split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  void forgetPeak() {
    ask("forget");
  }

  double peakGibibytes() {
    return Long.parseLong(ask("peak")) / (double) (1L << 30);
  }

  private String ask(String order) {
    try {
      orders.write(order + "\n");
      orders.flush();
      String line = answers.readLine();
      while (line != null && !line.startsWith(Worker.ANSWER)) {
        line = answers.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("%s ended when asked for: %s".formatted(name, order));
      }
      return line.substring(Worker.ANSWER.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}

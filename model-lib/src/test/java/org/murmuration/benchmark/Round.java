package org.murmuration.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured at one batch size. Of each kind, the faster split into tasks counts. */
final class Round {
  static final double WANTED_OF_ONNX_RUNTIME = 0.95;
  static final double WANTED_OF_DL4J = 8;

  private final int batch;
  private final List<Contender> ours;
  private final List<Contender> onnxRuntime;
  private final Contender dl4j;
  private final Map<Contender, List<Double>> rates = new LinkedHashMap<>();

  Round(int batch, List<Contender> ours, List<Contender> onnxRuntime, Contender dl4j) {
    this.batch = batch;
    this.ours = ours;
    this.onnxRuntime = onnxRuntime;
    this.dl4j = dl4j;
  }

  void add(Contender contender, double imagesPerSecond) {
    rates.computeIfAbsent(contender, unused -> new ArrayList<>()).add(imagesPerSecond);
  }

  private double median(Contender contender) {
    double[] sorted =
        rates.get(contender).stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }

  private Contender fastest(List<Contender> contenders) {
    return contenders.stream().max(Comparator.comparingDouble(this::median)).orElseThrow();
  }

  private double ofOnnxRuntime() {
    return median(fastest(ours)) / median(fastest(onnxRuntime));
  }

  private double ofDl4j() {
    return median(fastest(ours)) / median(dl4j);
  }

  boolean reachesWantedRatios() {
    return ofOnnxRuntime() >= WANTED_OF_ONNX_RUNTIME && ofDl4j() >= WANTED_OF_DL4J;
  }

  void print() {
    System.out.printf("batch %d%n", batch);
    rates.keySet().forEach(this::print);
    System.out.printf(
        "  %s / %s: %.3f (wanted %.2f or more)   / DL4J: %.1f (wanted %.0f or more)%n",
        fastest(ours).name(),
        fastest(onnxRuntime).name(),
        ofOnnxRuntime(),
        WANTED_OF_ONNX_RUNTIME,
        ofDl4j(),
        WANTED_OF_DL4J);
  }

  private void print(Contender contender) {
    double rate = median(contender);
    System.out.printf(
        "  %-20s %6.2f images/s %6.1f GFLOP/s %6.2f GiB at most%n",
        contender.name(), rate, rate * Comparison.gigaflopsAnImage(), contender.peakGibibytes());
  }
}

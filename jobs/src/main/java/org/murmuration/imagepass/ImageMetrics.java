package org.murmuration.imagepass;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.source.Source;

/**
 * The metrics of a pass over images while it runs, for whatever sinks Spark's metrics system has
 * (see Spark's page on monitoring): {@code murmuration.images.done}, {@code .rejected} and {@code
 * .readSeconds}, from the driver, which counts an image once however often a task is tried.
 */
public final class ImageMetrics implements Source, AutoCloseable {
  static final String NAME = "murmuration.images";

  private final MetricRegistry registry = new MetricRegistry();

  private ImageMetrics(ImageCount count) {
    registry.register("done", (Gauge<Long>) () -> count.value().done());
    registry.register("rejected", (Gauge<Long>) () -> count.value().rejected());
    registry.register("readSeconds", (Gauge<Double>) () -> count.value().readSeconds());
  }

  /** Registers the metrics, until this is closed. */
  public static ImageMetrics of(ImageCount count) {
    ImageMetrics metrics = new ImageMetrics(count);
    SparkEnv.get().metricsSystem().registerSource(metrics);
    return metrics;
  }

  @Override
  public String sourceName() {
    return NAME;
  }

  @Override
  public MetricRegistry metricRegistry() {
    return registry;
  }

  @Override
  public void close() {
    SparkEnv.get().metricsSystem().removeSource(this);
  }
}

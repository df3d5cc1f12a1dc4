package org.murmuration.imagepass;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.architecture.CutPoint;
import org.murmuration.cluster.OwnLines;
import org.murmuration.delivery.CutNetwork;
import org.murmuration.delivery.NetworkDelivery;
import org.murmuration.delivery.WeightsBy;
import org.murmuration.engine.EngineFacts;
import org.murmuration.image.Preset;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.NetworkConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes images through a network on the cluster, from its delivery to its release. What {@link
 * #run} gives lies on the executors' disks until this is closed, because it is read more than once.
 */
public final class ImagePass implements PassSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImagePass.class);

  private final SparkSession spark;
  private final NetworkDelivery network;
  private final Preset preset;
  private final int batchSize;
  private final PixelSettings pixels;
  private JavaRDD<ImageOutcome> outcomes;

  private ImagePass(
      SparkSession spark,
      NetworkDelivery network,
      String preset,
      int batchSize,
      PixelSettings pixels) {
    this.spark = spark;
    this.network = network;
    this.preset = Preset.named(preset);
    this.batchSize = batchSize;
    this.pixels = pixels;
  }

  /** Images become embeddings, one for each cut. */
  public static ImagePass ofPrefix(
      SparkSession spark,
      CutNetwork network,
      WeightsBy weightsBy,
      int batchSize,
      PixelSettings pixels)
      throws IOException {
    return new ImagePass(
        spark,
        NetworkDelivery.ofPrefix(spark, network, weightsBy),
        network.network().config().preset(),
        batchSize,
        pixels);
  }

  /**
   * Images become the activations that need a scale to have 8 bits, one at a time: they are large.
   */
  public static ImagePass ofActivations(
      SparkSession spark, CutNetwork network, WeightsBy weightsBy, PixelSettings pixels)
      throws IOException {
    return new ImagePass(
        spark,
        NetworkDelivery.ofActivations(spark, network, weightsBy),
        network.network().config().preset(),
        1,
        pixels);
  }

  /**
   * Images become probabilities of labels.
   *
   * @throws Refusal (settings) if images would be prepared otherwise than those it learnt from
   */
  public static ImagePass ofClassifier(
      SparkSession spark, ClassifierArchive classifier, int batchSize, PixelSettings pixels)
      throws IOException {
    requireAsLearnt(classifier, pixels);
    return new ImagePass(
        spark,
        NetworkDelivery.ofClassifier(spark, classifier),
        classifier.config().network().preset(),
        batchSize,
        pixels);
  }

  /**
   * Images become what the front of a classifier gives for them.
   *
   * @param front where it ends; empty for the pixels themselves
   * @throws Refusal (settings) if images would be prepared otherwise than those it learnt from
   */
  public static ImagePass ofFront(
      SparkSession spark,
      ClassifierArchive classifier,
      Optional<CutPoint> front,
      int batchSize,
      PixelSettings pixels)
      throws IOException {
    requireAsLearnt(classifier, pixels);
    NetworkConfig network = classifier.config().network();
    NetworkDelivery delivery =
        front.isPresent()
            ? NetworkDelivery.ofFront(spark, classifier, front.get())
            : NetworkDelivery.ofPixels(spark, network.backbone().input());
    return new ImagePass(spark, delivery, network.preset(), batchSize, pixels);
  }

  /**
   * @throws Refusal (settings) if images would be prepared otherwise than those it learnt from
   */
  public static void requireAsLearnt(ClassifierArchive classifier, PixelSettings pixels) {
    String wanted = pixels.preprocessing(classifier.config().network()).id();
    String learnt = classifier.config().head().preprocessing().orElse(wanted);
    if (!learnt.equals(wanted)) {
      throw Refusal.settings(
          "Cannot use the classifier with --fit %s --alpha-colour %s: it learnt from images prepared as %s, this run has %s"
              .formatted(pixels.fit(), pixels.decode().alphaColour(), learnt, wanted));
    }
  }

  /**
   * What became of the images, in the order of their URIs.
   *
   * @param usedCount images that the network ran on
   */
  public record Outcomes(JavaRDD<ImageOutcome> all, long usedCount) {
    public JavaRDD<ImageOutcome.Used> used() {
      return all.filter(ImageOutcome.Used.class::isInstance).map(ImageOutcome.Used.class::cast);
    }

    public JavaRDD<ImageOutcome.Rejected> rejected() {
      return all.filter(ImageOutcome.Rejected.class::isInstance)
          .map(ImageOutcome.Rejected.class::cast);
    }
  }

  @Override
  public NetworkPass tasks(ImageCount done) {
    return new NetworkPass(network, preset, batchSize, Storage.of(spark), pixels, done);
  }

  /** Images in one forward pass. */
  @Override
  public int batchSize() {
    return batchSize;
  }

  /** That an executor took to build the network, on average. */
  @Override
  public double buildSeconds() {
    return network.buildSeconds();
  }

  /** What executors compute with, for people. */
  public List<String> engines() {
    return network.engines();
  }

  /** Says what computed where it is not what is wanted, and what several mean. */
  private void warnOfEngines() {
    List<String> engines = engines();
    engines.stream()
        .filter(engine -> engine.contains(EngineFacts.INSTEAD))
        .forEach(engine -> LOG.warn("Slower than it could be: computed by {}", engine));
    if (engines.size() > 1) {
      LOG.warn(
          "Executors differ in what they compute with, and so the last bits of what they give: {}",
          String.join("; ", engines));
    }
  }

  /** Runs over {@code count} files, for who needs all at once; {@code legs} keep them apart. */
  public Outcomes run(JavaRDD<ImageFile> files, long count) {
    ImageCount done = ImageCount.in(spark);
    EvenPartitioner pieces = PassPartitioning.of(spark, count, batchSize);
    outcomes =
        pieces
            .cut(files, ImageFile::uri)
            .mapPartitions(tasks(done))
            .persist(StorageLevel.DISK_ONLY());
    try (OwnLines lines = OwnLines.of(spark.sparkContext());
        Progress progress = Progress.of(done, count);
        ImageMetrics metrics = ImageMetrics.of(done)) {
      // On what was kept, and not by accumulators, which count a task twice if it is run twice.
      return new Outcomes(outcomes, outcomes.filter(ImageOutcome.Used.class::isInstance).count());
    }
  }

  @Override
  public void close() {
    if (outcomes != null) {
      outcomes.unpersist();
    }
    warnOfEngines();
    network.close();
  }
}

package org.murmuration.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.DoubleAccumulator;
import org.murmuration.architecture.CutPoint;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.Numerics;
import org.murmuration.image.ImageShape;
import org.murmuration.machine.Stopwatch;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.JsonFormat;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.NetworkConfig;
import org.murmuration.store.ParametersFile;

/**
 * A network on its way to executors. Each JVM makes one network of its parameters, whatever its
 * number of tasks ({@link SharedNetwork}).
 */
public final class NetworkDelivery implements Serializable, AutoCloseable {
  private final NetworkRecipe recipe;
  private final ParameterSource parameters;
  private final DoubleAccumulator buildSeconds;
  private final EngineNames engines;
  private final String key = UUID.randomUUID().toString();

  private NetworkDelivery(
      NetworkRecipe recipe,
      ParameterSource parameters,
      DoubleAccumulator buildSeconds,
      EngineNames engines) {
    this.recipe = recipe;
    this.parameters = parameters;
    this.buildSeconds = buildSeconds;
    this.engines = engines;
  }

  private static NetworkDelivery of(
      SparkSession spark, NetworkRecipe recipe, ParameterSource parameters) {
    return new NetworkDelivery(
        recipe,
        parameters,
        spark.sparkContext().doubleAccumulator("seconds to build the network"),
        EngineNames.of(spark));
  }

  /** The part of a network that leads to its cuts. */
  public static NetworkDelivery ofPrefix(SparkSession spark, CutNetwork network, WeightsBy by)
      throws IOException {
    return of(spark, network.recipe(by), parameters(spark, network, by));
  }

  /** The same, which gives the activations that need a scale to have 8 bits. */
  public static NetworkDelivery ofActivations(SparkSession spark, CutNetwork network, WeightsBy by)
      throws IOException {
    NetworkRecipe recipe = new NetworkRecipe.Activations(network.config(), network.cuts());
    return of(spark, recipe, parameters(spark, network, by));
  }

  private static ParameterSource parameters(SparkSession spark, CutNetwork cut, WeightsBy by)
      throws IOException {
    return switch (by) {
      case BROADCAST -> broadcast(spark, out -> cut.network().trim(cut.cuts(), out));
      case FILE -> inFolder(Storage.of(spark), cut.network());
    };
  }

  /** The same, read by executors from the network's folder. */
  static NetworkDelivery ofPrefixInFolder(Storage storage, CutNetwork network) throws IOException {
    return new NetworkDelivery(
        network.recipe(WeightsBy.FILE),
        inFolder(storage, network.network()),
        new DoubleAccumulator(),
        new EngineNames(new CollectionAccumulator<>()));
  }

  /** The part of a classifier that ends at a cut before its head. */
  public static NetworkDelivery ofFront(
      SparkSession spark, ClassifierArchive classifier, CutPoint cut) throws IOException {
    NetworkConfig network = classifier.config().network();
    byte[] config = new JsonFormat().write(network);
    try (Parameters parameters =
        classifier.parameters(FrozenPrefix.slots(network.architecture(), cut))) {
      return of(
          spark,
          new NetworkRecipe.Prefix(config, List.of(cut), Numerics.FLOAT32),
          broadcast(spark, out -> ParametersFile.write(parameters, out)));
    }
  }

  /** A network without a layer, which gives the pixels themselves. */
  public static NetworkDelivery ofPixels(SparkSession spark, ImageShape input) throws IOException {
    NetworkRecipe recipe =
        new NetworkRecipe.NoLayer(input.height(), input.width(), input.channels());
    return of(spark, recipe, broadcast(spark, out -> {}));
  }

  public static NetworkDelivery ofClassifier(SparkSession spark, ClassifierArchive classifier)
      throws IOException {
    byte[] config = new JsonFormat().write(classifier.config());
    try (InputStream model = classifier.model()) {
      return of(
          spark, new NetworkRecipe.WholeClassifier(config), broadcast(spark, model::transferTo));
    }
  }

  private static ParameterSource broadcast(SparkSession spark, BroadcastBytes.Content parameters)
      throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return new ParameterSource.Sent(BroadcastBytes.of(context, parameters));
  }

  private static ParameterSource inFolder(Storage storage, NetworkArchive network)
      throws IOException {
    return new ParameterSource.InFolder(
        storage, storage.qualified(network.modelLocation()), network.modelSha256());
  }

  /** This JVM's network, to be given back by closing the loan. */
  public SharedNetwork.Loan borrow() {
    return SharedNetwork.borrow(key, this::build);
  }

  /** What an executor took to fetch and build the network, on average; 0 before one did. */
  public double buildSeconds() {
    return buildSeconds.isZero() ? 0 : buildSeconds.avg();
  }

  /** What executors compute with, each once, for people; several where their processors differ. */
  public List<String> engines() {
    return engines.different();
  }

  private FrozenPass build() throws IOException {
    Stopwatch watch = new Stopwatch();
    FrozenPass network = fetchAndBuild();
    System.gc(); // The heap that the network's bytes passed through becomes the system's again.
    buildSeconds.add(watch.seconds());
    engines.add(network.facts());
    return network;
  }

  private FrozenPass fetchAndBuild() throws IOException {
    InputStream in = parameters.open();
    FrozenPass network = built(in);
    try {
      in.close();
      return network;
    } catch (IOException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private FrozenPass built(InputStream in) throws IOException {
    try {
      return recipe.build(in, parameters.location());
    } catch (Refusal e) {
      in.close(); // This refuses a wrong checksum, which says more than what followed from it.
      throw e;
    }
  }

  /** Frees the bytes everywhere, and the driver's own network where the driver ran tasks too. */
  @Override
  public void close() {
    parameters.close();
    SharedNetwork.closeIdle();
  }
}

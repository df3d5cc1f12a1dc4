package org.murmuration.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.murmuration.image.ImageShape;
import org.murmuration.network.CutPoint;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.ImageNetwork;
import org.murmuration.network.Parameters;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.JsonFormat;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.NetworkConfig;
import org.murmuration.store.ParametersFile;
import org.murmuration.store.Sha256;

/**
 * A network on its way to executors: the bytes of its safetensors file, broadcast once. Each JVM
 * makes one network of them, whatever its number of tasks ({@link SharedNetwork}).
 *
 * <p>Bytes, because a {@code Broadcast<INDArray>} is written element by element and its off-heap
 * memory can never be freed.
 */
public final class NetworkBroadcast implements Serializable, AutoCloseable {
  private final NetworkRecipe recipe;
  private final String sha256;
  private final String key;
  private final Broadcast<byte[]> parameters;

  private NetworkBroadcast(NetworkRecipe recipe, String sha256, Broadcast<byte[]> parameters) {
    this.recipe = recipe;
    this.sha256 = sha256;
    this.key = UUID.randomUUID().toString();
    this.parameters = parameters;
  }

  /** The part of a network that leads to its cuts. */
  public static NetworkBroadcast ofPrefix(
      SparkSession spark, NetworkArchive network, List<CutPoint> cuts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    network.trim(cuts, bytes);
    byte[] config = new JsonFormat().write(network.config());
    return of(spark, new NetworkRecipe.Prefix(config, cuts), bytes.toByteArray());
  }

  /** The part of a classifier that ends at a cut before its head. */
  static NetworkBroadcast ofFront(SparkSession spark, ClassifierArchive classifier, CutPoint cut)
      throws IOException {
    NetworkConfig network = classifier.config().network();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Parameters parameters =
        classifier.parameters(FrozenPrefix.slots(network.architecture(), cut))) {
      ParametersFile.write(parameters, bytes);
    }
    byte[] config = new JsonFormat().write(network);
    return of(spark, new NetworkRecipe.Prefix(config, List.of(cut)), bytes.toByteArray());
  }

  /** No layer at all. */
  static NetworkBroadcast ofPixels(SparkSession spark, ImageShape input) {
    NetworkRecipe recipe =
        new NetworkRecipe.NoLayer(input.height(), input.width(), input.channels());
    return of(spark, recipe, new byte[0]);
  }

  public static NetworkBroadcast ofClassifier(SparkSession spark, ClassifierArchive classifier)
      throws IOException {
    byte[] config = new JsonFormat().write(classifier.config());
    try (InputStream model = classifier.model()) {
      return of(spark, new NetworkRecipe.WholeClassifier(config), model.readAllBytes());
    }
  }

  private static NetworkBroadcast of(SparkSession spark, NetworkRecipe recipe, byte[] parameters) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return new NetworkBroadcast(recipe, Sha256.of(parameters), context.broadcast(parameters));
  }

  /** This JVM's network, to be given back by closing the loan. */
  SharedNetwork.Loan borrow() {
    return SharedNetwork.borrow(key, this::build);
  }

  private ImageNetwork build() throws IOException {
    byte[] bytes = parameters.value();
    String found = Sha256.of(bytes);
    if (!found.equals(sha256)) {
      throw Refusal.temporary(
          "Cannot use the broadcast network: its SHA-256 is %s, the driver sent %s"
              .formatted(found, sha256),
          null);
    }
    return recipe.build(new ByteArrayInputStream(bytes));
  }

  /** Frees the bytes everywhere, and the driver's own network where the driver ran tasks too. */
  @Override
  public void close() {
    parameters.destroy();
    SharedNetwork.closeIdle();
  }
}

package org.murmuration.ml;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.architecture.CutChoice;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Pooling;
import org.murmuration.delivery.CutNetwork;
import org.murmuration.delivery.WeightsBy;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.NetworkArchive;

/**
 * Images become embeddings, the same as those of {@code embed}, bit for bit.
 *
 * <p><i>Example</i>: {@code new ImageEmbedder().setNetworkFolder("vgg16").transform(
 * spark.read().format("binaryFile").load("photos"))}
 */
public final class ImageEmbedder extends ImageStage<ImageEmbedder> {
  private static final String VECTOR = "vector";
  private static final String ARRAY = "array";

  private final Param<String> networkFolder;
  private final Param<String> outputCol;
  private final Param<String> outputType;
  private final Param<String> idCol;
  private final Param<String> cut;
  private final Param<String> pooling;

  public ImageEmbedder() {
    this(Identifiable$.MODULE$.randomUID("imageEmbedder"));
  }

  public ImageEmbedder(String uid) {
    super(uid);
    this.networkFolder =
        new Param<>(
            this, "networkFolder", "the network, as import-weights and new-network make it");
    this.outputCol = new Param<>(this, "outputCol", "column of embeddings");
    this.outputType =
        new Param<>(this, "outputType", "vector for those of Spark ML, array for array<float>");
    this.idCol =
        new Param<>(this, "idCol", "column of the SHA-256 of the bytes, hexadecimal; empty: none");
    this.cut = new Param<>(this, "cut", "the layer where it ends; empty: the network's own");
    this.pooling =
        new Param<>(this, "pooling", "of a layer with height and width: average or flatten");
    setDefault(outputCol, "embedding");
    setDefault(outputType, VECTOR);
    setDefault(idCol, "");
    setDefault(cut, "");
    setDefault(pooling, Pooling.AVERAGE.id());
  }

  public Param<String> networkFolder() {
    return networkFolder;
  }

  public Param<String> outputCol() {
    return outputCol;
  }

  public Param<String> outputType() {
    return outputType;
  }

  public Param<String> idCol() {
    return idCol;
  }

  public Param<String> cut() {
    return cut;
  }

  public Param<String> pooling() {
    return pooling;
  }

  /** The network, as {@code import-weights} and {@code new-network} make it. */
  public ImageEmbedder setNetworkFolder(String place) {
    return with(networkFolder, place);
  }

  /** The column of embeddings. */
  public ImageEmbedder setOutputCol(String column) {
    return with(outputCol, column);
  }

  /** {@code vector} for vectors of Spark ML, {@code array} for {@code array<float>}. */
  public ImageEmbedder setOutputType(String type) {
    return with(outputType, type);
  }

  /** A column of the SHA-256 of an image's bytes, hexadecimal; empty for none. */
  public ImageEmbedder setIdCol(String column) {
    return with(idCol, column);
  }

  /** The layer where the network ends; empty for its own. */
  public ImageEmbedder setCut(String layer) {
    return with(cut, layer);
  }

  /** {@code average} or {@code flatten}, of a layer whose output has height and width. */
  public ImageEmbedder setPooling(String way) {
    return with(pooling, way);
  }

  @Override
  StructType outputs() {
    StructType embedding = new StructType().add(value(outputCol), type(), true);
    return named(idCol).map(id -> embedding.add(id, DataTypes.StringType, true)).orElse(embedding);
  }

  private DataType type() {
    return switch (value(outputType)) {
      case VECTOR -> SQLDataTypes.VectorType();
      case ARRAY -> DataTypes.createArrayType(DataTypes.FloatType, false);
      default -> throw unknown(outputType, VECTOR + ", " + ARRAY);
    };
  }

  @Override
  OutputForm form(Storage storage) {
    return new EmbeddingForm(value(outputType).equals(VECTOR), named(idCol).isPresent());
  }

  /** What the embeddings depend on. */
  private record MadeFrom(
      String folder, String fingerprint, CutChoice cut, long batchSize, PixelSettings pixels) {}

  @Override
  Object madeFrom(Storage storage) throws IOException {
    String fingerprint = network(storage).config().fingerprint();
    return new MadeFrom(value(networkFolder), fingerprint, choice(), whole(batchSize()), pixels());
  }

  private CutChoice choice() {
    return new CutChoice(named(cut).map(List::of).orElse(List.of()), Pooling.named(value(pooling)));
  }

  private NetworkArchive network(Storage storage) throws IOException {
    String place =
        Optional.of(networkFolder)
            .filter(this::isSet)
            .map(this::value)
            .orElseThrow(() -> Refusal.settings("Cannot embed images: set networkFolder"));
    return NetworkArchive.open(storage.existingFolder(place, "network"));
  }

  @Override
  ImagePass pass(SparkSession spark, Storage storage) throws IOException {
    NetworkArchive network = network(storage);
    List<CutPoint> cuts = choice().on(network.config().backbone());
    return ImagePass.ofPrefix(
        spark,
        new CutNetwork(network, cuts),
        WeightsBy.BROADCAST,
        Math.toIntExact(whole(batchSize())),
        pixels());
  }

  @Override
  Param<String> folder() {
    return networkFolder;
  }

  /** Reads what {@code write} wrote, or a network's folder. */
  public static MLReader<ImageEmbedder> read() {
    return new StageReader<>(
        ImageEmbedder.class,
        ImageEmbedder::new,
        (stage, place, storage) -> {
          storage.requireIs(place, "network");
          return stage.setNetworkFolder(place);
        });
  }

  /**
   * Reads a saved stage, or a network's folder.
   *
   * @throws Refusal if it is neither
   */
  public static ImageEmbedder load(String place) {
    return read().load(place);
  }
}

package org.murmuration.ml;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.table.Columns;

/**
 * Images become labels, with the probabilities that {@code classify} finds, bit for bit.
 *
 * <p><i>Example</i>: {@code ImageClassifier.load("birds/classifier").transform(
 * spark.read().format("binaryFile").load("photos"))}
 */
public final class ImageClassifier extends ImageStage<ImageClassifier> {
  private final Param<String> classifierFolder;
  private final Param<String> labelCol;
  private final Param<String> predictionCol;
  private final Param<String> probabilityCol;
  private final DoubleParam minConfidence;

  public ImageClassifier() {
    this(Identifiable$.MODULE$.randomUID("imageClassifier"));
  }

  public ImageClassifier(String uid) {
    super(uid);
    this.classifierFolder =
        new Param<>(
            this, "classifierFolder", "the classifier, as pipeline, assemble and finetune make it");
    this.labelCol =
        new Param<>(this, "labelCol", "column of the likeliest label; null below minConfidence");
    this.predictionCol =
        new Param<>(this, "predictionCol", "column of the number of the likeliest label");
    this.probabilityCol =
        new Param<>(this, "probabilityCol", "column of the probabilities of all labels");
    this.minConfidence =
        new DoubleParam(uid, "minConfidence", "probability, 0 to 1, below which no label is named");
    setDefault(labelCol, Columns.PREDICTED_LABEL);
    setDefault(predictionCol, "prediction");
    setDefault(probabilityCol, Columns.PROBABILITY);
    setDefault(minConfidence, 0.0);
  }

  public Param<String> classifierFolder() {
    return classifierFolder;
  }

  public Param<String> labelCol() {
    return labelCol;
  }

  public Param<String> predictionCol() {
    return predictionCol;
  }

  public Param<String> probabilityCol() {
    return probabilityCol;
  }

  public DoubleParam minConfidence() {
    return minConfidence;
  }

  /** The classifier, as {@code pipeline}, {@code assemble} and {@code finetune} make it. */
  public ImageClassifier setClassifierFolder(String place) {
    return with(classifierFolder, place);
  }

  /** The column of the likeliest label. */
  public ImageClassifier setLabelCol(String column) {
    return with(labelCol, column);
  }

  /** The column of the number that the likeliest label has among {@link #labels}. */
  public ImageClassifier setPredictionCol(String column) {
    return with(predictionCol, column);
  }

  /** The column of vectors with the probabilities of {@link #labels}, in their order. */
  public ImageClassifier setProbabilityCol(String column) {
    return with(probabilityCol, column);
  }

  /** Below it the label is null. */
  public ImageClassifier setMinConfidence(double probability) {
    return with(minConfidence, probability);
  }

  /** What images are told apart by, in the order of probabilities. */
  public String[] labels() throws IOException {
    Storage storage = Storage.of(SparkSession.active());
    return classifier(storage).labels().names().toArray(String[]::new);
  }

  @Override
  StructType outputs() {
    least();
    return new StructType()
        .add(value(labelCol), DataTypes.StringType, true)
        .add(value(predictionCol), DataTypes.DoubleType, true)
        .add(value(probabilityCol), SQLDataTypes.VectorType(), true);
  }

  /** From 0 to 1; a number of Python comes as one type or another. */
  private double least() {
    double least = ((Number) value(minConfidence)).doubleValue();
    if (!(least >= 0 && least <= 1)) {
      throw Refusal.settings("Cannot use minConfidence %s: it must be 0 to 1".formatted(least));
    }
    return least;
  }

  @Override
  OutputForm form(Storage storage) throws IOException {
    return new AnswerForm(classifier(storage).labels(), least());
  }

  /** What the probabilities depend on. */
  private record MadeFrom(
      String folder, String fingerprint, long batchSize, PixelSettings pixels) {}

  @Override
  Object madeFrom(Storage storage) throws IOException {
    String fingerprint = classifier(storage).fingerprint();
    return new MadeFrom(value(classifierFolder), fingerprint, whole(batchSize()), pixels());
  }

  private ClassifierArchive classifier(Storage storage) throws IOException {
    String place =
        Optional.of(classifierFolder)
            .filter(this::isSet)
            .map(this::value)
            .orElseThrow(() -> Refusal.settings("Cannot name images: set classifierFolder"));
    return ClassifierArchive.open(storage.existingFolder(place, "classifier"));
  }

  @Override
  ImagePass pass(SparkSession spark, Storage storage) throws IOException {
    return ImagePass.ofClassifier(
        spark, classifier(storage), Math.toIntExact(whole(batchSize())), pixels());
  }

  @Override
  Param<String> folder() {
    return classifierFolder;
  }

  /** Reads what {@code write} wrote, or a classifier's folder. */
  public static MLReader<ImageClassifier> read() {
    return new StageReader<>(
        ImageClassifier.class,
        ImageClassifier::new,
        (stage, place, storage) -> {
          storage.requireIs(place, "classifier");
          return stage.setClassifierFolder(place);
        });
  }

  /**
   * Reads a saved stage, or a classifier's folder.
   *
   * @throws Refusal if it is neither
   */
  public static ImageClassifier load(String place) {
    return read().load(place);
  }
}

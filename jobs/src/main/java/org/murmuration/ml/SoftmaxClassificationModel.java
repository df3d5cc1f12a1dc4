package org.murmuration.ml;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.HeadArchive;

/**
 * A head as a model of Spark ML: vectors become logits, probabilities and the number of the
 * likeliest label. The heads of {@code train} and {@code pipeline} load as one, and one is saved as
 * such a head.
 */
public final class SoftmaxClassificationModel extends Model<SoftmaxClassificationModel>
    implements MLWritable {
  private final String uid;
  private final Param<String> featuresCol;
  private final Param<String> predictionCol;
  private final Param<String> probabilityCol;
  private final Param<String> rawPredictionCol;
  private final StringArrayParam labels;
  private final DoubleArrayParam thresholds;
  private transient HeadArchive head;

  public SoftmaxClassificationModel() {
    this(Identifiable$.MODULE$.randomUID("softmaxModel"));
  }

  public SoftmaxClassificationModel(String uid) {
    this.uid = uid;
    this.featuresCol = new Param<>(this, "featuresCol", "column of vectors");
    this.predictionCol =
        new Param<>(this, "predictionCol", "column of the likeliest label's number; empty: none");
    this.probabilityCol =
        new Param<>(this, "probabilityCol", "column of probabilities; empty: none");
    this.rawPredictionCol = new Param<>(this, "rawPredictionCol", "column of logits; empty: none");
    this.labels =
        new StringArrayParam(this, "labels", "what the numbers are called; default: as the head");
    this.thresholds =
        new DoubleArrayParam(
            this, "thresholds", "the likeliest is the one with the largest probability by these");
    setDefault(featuresCol, "features");
    setDefault(predictionCol, "prediction");
    setDefault(probabilityCol, "probability");
    setDefault(rawPredictionCol, "rawPrediction");
  }

  SoftmaxClassificationModel withHead(HeadArchive archive) {
    this.head = archive;
    return this;
  }

  SoftmaxClassificationModel withNames(List<String> names) {
    return with(labels, names.toArray(String[]::new));
  }

  @Override
  public String uid() {
    return uid;
  }

  public Param<String> featuresCol() {
    return featuresCol;
  }

  public Param<String> predictionCol() {
    return predictionCol;
  }

  public Param<String> probabilityCol() {
    return probabilityCol;
  }

  public Param<String> rawPredictionCol() {
    return rawPredictionCol;
  }

  public StringArrayParam labels() {
    return labels;
  }

  public DoubleArrayParam thresholds() {
    return thresholds;
  }

  public SoftmaxClassificationModel setFeaturesCol(String column) {
    return with(featuresCol, column);
  }

  public SoftmaxClassificationModel setPredictionCol(String column) {
    return with(predictionCol, column);
  }

  public SoftmaxClassificationModel setProbabilityCol(String column) {
    return with(probabilityCol, column);
  }

  public SoftmaxClassificationModel setRawPredictionCol(String column) {
    return with(rawPredictionCol, column);
  }

  /** One for each label, at least 0, and at most one of them 0. */
  public SoftmaxClassificationModel setThresholds(double[] shares) {
    return with(thresholds, shares);
  }

  private <V> SoftmaxClassificationModel with(Param<V> param, V value) {
    set(param, value);
    return this;
  }

  /** What the numbers are called: number {@code i} is {@code getLabels()[i]}. */
  public String[] getLabels() {
    return isSet(labels)
        ? getOrDefault(labels)
        : archive().config().labels().toArray(String[]::new);
  }

  /** How many labels there are. */
  public int numClasses() {
    return getLabels().length;
  }

  /** Floats in the vectors that it reads. */
  public int numFeatures() {
    return archive().head().width();
  }

  private HeadArchive archive() {
    if (head == null) {
      throw Refusal.settings("Cannot use the model: it has no head (load one)");
    }
    return head;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return columns().addTo(schema);
  }

  private ScoreColumns columns() {
    return new ScoreColumns(
        getOrDefault(featuresCol),
        getOrDefault(rawPredictionCol),
        getOrDefault(probabilityCol),
        getOrDefault(predictionCol));
  }

  /**
   * @throws Refusal if a setting or the schema cannot be used
   */
  @Override
  public Dataset<Row> transform(Dataset<?> examples) {
    StructType schema = transformSchema(examples.schema());
    HeadPass pass =
        new HeadPass(
            archive().head(),
            HeadPass.places(getLabels(), archive().head().labels()),
            limits(),
            columns().in(examples.schema()));
    return examples.toDF().mapPartitions(pass, Encoders.row(schema));
  }

  private Optional<double[]> limits() {
    if (!isSet(thresholds)) {
      return Optional.empty();
    }
    double[] limits = getOrDefault(thresholds);
    if (limits.length != numClasses()) {
      throw Refusal.settings(
          "Cannot use thresholds of %d numbers: there are %d labels"
              .formatted(limits.length, numClasses()));
    }
    return Optional.of(limits);
  }

  @Override
  public SoftmaxClassificationModel copy(ParamMap extra) {
    SoftmaxClassificationModel copy = new SoftmaxClassificationModel(uid).withHead(head);
    return copyValues(copy, extra).setParent(parent());
  }

  /** Writes the head's files, and the settings as Spark's {@code metadata} beside them. */
  @Override
  public MLWriter write() {
    HeadArchive saved = archive();
    return new StageWriter(this, (storage, to) -> saved.write(to));
  }

  /** Reads what {@code write} wrote, or a head's folder. */
  public static MLReader<SoftmaxClassificationModel> read() {
    return new StageReader<>(
        SoftmaxClassificationModel.class,
        SoftmaxClassificationModel::new,
        (model, place, storage) -> model.withHead(opened(storage, place)));
  }

  private static HeadArchive opened(Storage storage, String place) throws IOException {
    return HeadArchive.open(storage.existingFolder(place, "head"));
  }

  /**
   * Reads a saved model, or a head's folder.
   *
   * @throws Refusal if it is neither
   */
  public static SoftmaxClassificationModel load(String place) {
    return read().load(place);
  }
}

package org.murmuration.ml;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.SplitRule;
import org.murmuration.storage.Storage;
import org.murmuration.store.HeadArchive;
import org.murmuration.table.ForeignColumns;
import org.murmuration.table.ForeignTable;
import org.murmuration.train.TableSource;
import org.murmuration.train.TrainJob;
import org.murmuration.train.TrainSettings;
import org.murmuration.train.WorkerSettings;

/**
 * Learns a softmax layer, and hidden layers before it, by parameter averaging: what {@code train}
 * does with the same examples in a table of Parquet, bit for bit.
 *
 * <p>Features and labels are written to {@code workFolder}, which all executors must reach, and
 * removed afterwards. <i>Example</i>: {@code new AveragedSoftmaxClassifier().setFeaturesCol(
 * "embedding").setLabelCol("label").fit(embedded)}
 */
public final class AveragedSoftmaxClassifier extends Estimator<SoftmaxClassificationModel>
    implements MLWritable {
  private final String uid;
  private final Param<String> featuresCol;
  private final Param<String> labelCol;
  private final Param<String> predictionCol;
  private final Param<String> probabilityCol;
  private final Param<String> rawPredictionCol;
  private final IntParam maxIter;
  private final DoubleParam learningRate;
  private final DoubleParam regParam;
  private final Param<String> hiddenUnits;
  private final IntParam batchSize;
  private final IntParam workers;
  private final LongParam seed;
  private final Param<String> workFolder;

  public AveragedSoftmaxClassifier() {
    this(Identifiable$.MODULE$.randomUID("averagedSoftmax"));
  }

  public AveragedSoftmaxClassifier(String uid) {
    this.uid = uid;
    this.featuresCol = new Param<>(this, "featuresCol", "column of vectors");
    this.labelCol =
        new Param<>(this, "labelCol", "column of whole numbers from 0 on, as of StringIndexer");
    this.predictionCol = new Param<>(this, "predictionCol", "column of the likeliest label");
    this.probabilityCol = new Param<>(this, "probabilityCol", "column of probabilities");
    this.rawPredictionCol =
        new Param<>(
            this, "rawPredictionCol", "column of logits, which softmax makes probabilities of");
    this.maxIter = new IntParam(uid, "maxIter", "epochs, at least 1");
    this.learningRate = new DoubleParam(uid, "learningRate", "size of a step, above 0");
    this.regParam = new DoubleParam(uid, "regParam", "factor of the L2 penalty, from 0 on");
    this.hiddenUnits =
        new Param<>(this, "hiddenUnits", "hidden layers before the softmax: 'none', or '512,128'");
    this.batchSize = new IntParam(uid, "batchSize", "examples of a step of one worker");
    this.workers = new IntParam(uid, "workers", "that learn side by side; 0: as the examples need");
    this.seed = new LongParam(uid, "seed", "decides first weights and the order of examples");
    this.workFolder =
        new Param<>(
            this,
            "workFolder",
            "where examples lie while it learns; empty: the session's checkpoint folder");
    setDefaults(TrainSettings.defaults());
  }

  private void setDefaults(TrainSettings usual) {
    setDefault(featuresCol, "features");
    setDefault(labelCol, "label");
    setDefault(predictionCol, "prediction");
    setDefault(probabilityCol, "probability");
    setDefault(rawPredictionCol, "rawPrediction");
    setDefault(maxIter, usual.length().epochs());
    setDefault(learningRate, usual.learningRate());
    setDefault(regParam, usual.rule().l2());
    setDefault(hiddenUnits, usual.hidden().toString());
    setDefault(batchSize, usual.workers().batchSize());
    setDefault(workers, 0);
    setDefault(seed, usual.seed());
    setDefault(workFolder, "");
  }

  @Override
  public String uid() {
    return uid;
  }

  public Param<String> featuresCol() {
    return featuresCol;
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

  public Param<String> rawPredictionCol() {
    return rawPredictionCol;
  }

  public IntParam maxIter() {
    return maxIter;
  }

  public DoubleParam learningRate() {
    return learningRate;
  }

  public DoubleParam regParam() {
    return regParam;
  }

  public Param<String> hiddenUnits() {
    return hiddenUnits;
  }

  public IntParam batchSize() {
    return batchSize;
  }

  public IntParam workers() {
    return workers;
  }

  public LongParam seed() {
    return seed;
  }

  public Param<String> workFolder() {
    return workFolder;
  }

  public AveragedSoftmaxClassifier setFeaturesCol(String column) {
    return with(featuresCol, column);
  }

  public AveragedSoftmaxClassifier setLabelCol(String column) {
    return with(labelCol, column);
  }

  public AveragedSoftmaxClassifier setPredictionCol(String column) {
    return with(predictionCol, column);
  }

  public AveragedSoftmaxClassifier setProbabilityCol(String column) {
    return with(probabilityCol, column);
  }

  public AveragedSoftmaxClassifier setRawPredictionCol(String column) {
    return with(rawPredictionCol, column);
  }

  /** Epochs. */
  public AveragedSoftmaxClassifier setMaxIter(int epochs) {
    return with(maxIter, epochs);
  }

  /** Of features scaled to a mean square length of 1. */
  public AveragedSoftmaxClassifier setLearningRate(double rate) {
    return with(learningRate, rate);
  }

  /** The factor of the L2 penalty. */
  public AveragedSoftmaxClassifier setRegParam(double factor) {
    return with(regParam, factor);
  }

  /** {@code none}, or the units of each hidden layer, such as {@code 512,128}. */
  public AveragedSoftmaxClassifier setHiddenUnits(String units) {
    return with(hiddenUnits, units);
  }

  /** Examples of a step of one worker. */
  public AveragedSoftmaxClassifier setBatchSize(int examples) {
    return with(batchSize, examples);
  }

  /** How many learn side by side; 0 for as many as the examples need. */
  public AveragedSoftmaxClassifier setWorkers(int count) {
    return with(workers, count);
  }

  public AveragedSoftmaxClassifier setSeed(long number) {
    return with(seed, number);
  }

  /** A folder that all executors reach. */
  public AveragedSoftmaxClassifier setWorkFolder(String place) {
    return with(workFolder, place);
  }

  private <V> AveragedSoftmaxClassifier with(Param<V> param, V value) {
    set(param, value);
    return this;
  }

  private String text(Param<String> param) {
    return getOrDefault(param);
  }

  /** A number of Python comes as one type or another. */
  private Number number(Param<Object> param) {
    return (Number) getOrDefault(param);
  }

  private TrainSettings settings() {
    return TrainSettings.defaults()
        .withHidden(hidden())
        .withEpochs(number(maxIter).intValue())
        .withLearningRate(number(learningRate).doubleValue())
        .withL2(number(regParam).doubleValue())
        .withWorkers(side())
        .withSeed(number(seed).longValue());
  }

  private WorkerSettings side() {
    WorkerSettings usual = WorkerSettings.defaults().withBatchSize(number(batchSize).intValue());
    int count = number(workers).intValue();
    return count == 0 ? usual : usual.withWorkers(count);
  }

  private HiddenLayers hidden() {
    return HiddenLayers.parse(text(hiddenUnits))
        .orElseThrow(
            () ->
                Refusal.settings(
                    "Cannot use hiddenUnits '%s': expected 'none', or units such as '512,128'"
                        .formatted(text(hiddenUnits))));
  }

  /**
   * @throws Refusal if a column is missing or holds something else, or one is there already
   */
  @Override
  public StructType transformSchema(StructType schema) {
    ScoreColumns.requireNumbers(schema, text(labelCol));
    return columns().addTo(schema);
  }

  private ScoreColumns columns() {
    return new ScoreColumns(
        text(featuresCol), text(rawPredictionCol), text(probabilityCol), text(predictionCol));
  }

  /**
   * @throws Refusal if a setting, a column or a label cannot be used
   */
  @Override
  public SoftmaxClassificationModel fit(Dataset<?> examples) {
    TrainSettings settings = settings();
    transformSchema(examples.schema());
    ClassNames names = ClassNames.of(examples, text(labelCol));
    try {
      HeadArchive head = learnt(examples, names, settings);
      SoftmaxClassificationModel model =
          new SoftmaxClassificationModel(uid).withHead(head).withNames(names.names());
      return columns().setOn(model).setParent(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HeadArchive learnt(Dataset<?> examples, ClassNames names, TrainSettings settings)
      throws IOException {
    Storage storage = Storage.of(examples.sparkSession());
    WorkFolder work = WorkFolder.at(storage, examples.sparkSession(), text(workFolder), uid);
    try {
      ForeignTable.write(examples(examples, names), work.table());
      TableSource source =
          TableSource.foreign(
              work.table(),
              new ForeignColumns(ScoreColumns.FEATURES, ScoreColumns.LABEL, List.of(), 0),
              new SplitRule(settings.seed(), 0, 0));
      new TrainJob(source, work.head(), settings).run(examples.sparkSession());
      return HeadArchive.open(storage.folder(work.head()));
    } finally {
      work.remove();
    }
  }

  private Dataset<Row> examples(Dataset<?> all, ClassNames names) {
    return all.select(
        col("`" + text(featuresCol) + "`").as(ScoreColumns.FEATURES),
        names.of(col("`" + text(labelCol) + "`")).as(ScoreColumns.LABEL));
  }

  @Override
  public AveragedSoftmaxClassifier copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Writes the settings, as Spark's {@code metadata}. */
  @Override
  public MLWriter write() {
    return new StageWriter(this, StageContent.none());
  }

  public static MLReader<AveragedSoftmaxClassifier> read() {
    return new StageReader<>(
        AveragedSoftmaxClassifier.class,
        AveragedSoftmaxClassifier::new,
        (stage, place, storage) -> stage);
  }

  public static AveragedSoftmaxClassifier load(String place) {
    return read().load(place);
  }
}

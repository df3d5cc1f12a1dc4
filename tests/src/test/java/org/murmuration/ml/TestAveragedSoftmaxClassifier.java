package org.murmuration.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;
import org.murmuration.refusal.Refusal;

/** A head that learns as a stage, beside the one that {@code train} learns. */
@Tag("cluster")
final class TestAveragedSoftmaxClassifier {
  private static final int EPOCHS = 20;

  @TempDir static Path folder;
  private static Workplace workplace;
  private static SharedSession session;
  private static Dataset<Row> embedded;
  private static SoftmaxClassificationModel learnt;

  @BeforeAll
  static void embed() {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 12);
    session = SharedSession.with(Map.of("spark.master", "local[2]"));
    embedded =
        new ImageEmbedder()
            .setNetworkFolder(workplace.path("network"))
            .setOutputCol("features")
            .transform(files())
            .select("path", "folder", "features")
            .cache();
    learnt = classifier().fit(indexed());
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  private static Dataset<Row> files() {
    return session
        .spark()
        .read()
        .format("binaryFile")
        .option("recursiveFileLookup", "true")
        .load(workplace.path("photos"))
        .withColumn("folder", element_at(split(col("path"), "/"), -2));
  }

  private static StringIndexer indexer() {
    return new StringIndexer().setInputCol("folder").setOutputCol("label");
  }

  private static AveragedSoftmaxClassifier classifier() {
    return new AveragedSoftmaxClassifier().setMaxIter(EPOCHS).setWorkFolder(workplace.path("work"));
  }

  private static Dataset<Row> indexed() {
    return indexer().fit(embedded).transform(embedded);
  }

  private static double accuracy(Dataset<Row> scored) {
    return new MulticlassClassificationEvaluator().setMetricName("accuracy").evaluate(scored);
  }

  private static List<String> sorted(Dataset<Row> scored) {
    return scored
        .select("path", "rawPrediction", "probability", "prediction")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  @Test
  void learnsInAPipelineFromFilesToLabels() throws IOException {
    Dataset<Row> files = files();
    PipelineModel model =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  new ImageEmbedder()
                      .setNetworkFolder(workplace.path("network"))
                      .setOutputCol("features"),
                  indexer(),
                  classifier()
                })
            .fit(files);
    Dataset<Row> scored = model.transform(files);
    // Of a network with random weights; a guess is right in one of three.
    assertThat(accuracy(scored)).isGreaterThan(0.8);
    String saved = workplace.path("saved pipeline");
    model.write().overwrite().save(saved);
    assertThat(sorted(PipelineModel.load(saved).transform(files))).isEqualTo(sorted(scored));
  }

  @Test
  void learnsTheHeadThatTrainLearnsBitForBit() throws IOException {
    learnt.save(workplace.path("model"));
    embedded.withColumnRenamed("folder", "label").write().parquet(workplace.path("foreign"));
    session.run(
        "train",
        "--table=" + workplace.path("foreign"),
        "--features=features",
        "--label=label",
        "--validation-share=0",
        "--test-share=0",
        "--epochs=" + EPOCHS,
        "--head=" + workplace.path("head"));
    assertThat(Files.readAllBytes(Path.of(workplace.path("model/head.safetensors"))))
        .isEqualTo(Files.readAllBytes(Path.of(workplace.path("head/head.safetensors"))));
  }

  @Test
  void isLoadedAsItWasSavedAndFromAHeadsFolder() throws IOException {
    SoftmaxClassificationModel model = learnt.copy(new ParamMap()).setPredictionCol("Nummer");
    String saved = workplace.path("saved model");
    model.save(saved);
    SoftmaxClassificationModel loaded = SoftmaxClassificationModel.load(saved);
    assertThat(loaded.getLabels()).isEqualTo(model.getLabels()).hasSize(3);
    assertThat(withoutLabels(loaded)).isEqualTo(withoutLabels(model)).contains("current: Nummer");
    assertThat(sorted(loaded.setPredictionCol("prediction").transform(indexed())))
        .isEqualTo(sorted(model.setPredictionCol("prediction").transform(indexed())));
    session.run(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("result"),
        "--epochs=20");
    SoftmaxClassificationModel ofPipeline =
        SoftmaxClassificationModel.load(workplace.path("result/head"));
    assertThat(ofPipeline.getLabels()).containsExactly("blue hour", "green, leafy", "red");
    assertThat(ofPipeline.numFeatures()).isEqualTo(8);
    assertThat(ofPipeline.transform(embedded).filter("prediction = 2").select("folder").distinct())
        .satisfies(red -> assertThat(red.first().getString(0)).isEqualTo("red"));
    AveragedSoftmaxClassifier unlearnt = classifier().setHiddenUnits("8");
    unlearnt.save(workplace.path("saved estimator"));
    assertThat(AveragedSoftmaxClassifier.load(workplace.path("saved estimator")).explainParams())
        .isEqualTo(unlearnt.explainParams());
  }

  private static String withoutLabels(SoftmaxClassificationModel model) {
    return model.explainParams().replaceAll("labels: .*", "");
  }

  @Test
  void isChosenByCrossValidation() {
    AveragedSoftmaxClassifier classifier = classifier();
    ParamMap[] grid =
        new ParamGridBuilder().addGrid(classifier.maxIter(), new int[] {1, 5}).build();
    double[] found =
        new CrossValidator()
            .setEstimator(classifier)
            .setEvaluator(new MulticlassClassificationEvaluator().setMetricName("accuracy"))
            .setEstimatorParamMaps(grid)
            .setNumFolds(2)
            .setSeed(1)
            .fit(indexed())
            .avgMetrics();
    assertThat(found).hasSize(2);
    assertThat(found[1]).isGreaterThan(found[0]).isGreaterThan(0.5);
  }

  @Test
  void countsLabelsThatItNeverSawAsImpossible() {
    Dataset<Row> numbered =
        embedded.selectExpr("path", "features", "IF(folder = 'red', 3, 1) AS label");
    SoftmaxClassificationModel model = classifier().fit(numbered);
    Dataset<Row> scored = model.transform(numbered);
    assertThat(model.numClasses()).isEqualTo(4);
    assertThat(scored.filter("prediction not in (1, 3)").count()).isZero();
    double[] probabilities = scored.first().<Vector>getAs("probability").toArray();
    assertThat(probabilities[0]).isZero();
    assertThat(Arrays.stream(probabilities).sum()).isBetween(1 - 1e-6, 1 + 1e-6);
  }

  @Test
  void measuresByThresholds() {
    Dataset<Row> all =
        learnt.copy(new ParamMap()).setThresholds(new double[] {1, 0, 1}).transform(indexed());
    assertThat(all.filter("prediction != 1").count()).isZero();
    assertThatThrownBy(
            () -> learnt.copy(new ParamMap()).setThresholds(new double[] {1}).transform(indexed()))
        .isInstanceOf(Refusal.class)
        .hasMessage("Cannot use thresholds of 1 numbers: there are 3 labels");
  }

  @Test
  void leavesNothingBehindAndRefusesWhatItCannotLearn() {
    assertThatThrownBy(() -> classifier().setFeaturesCol("folder").fit(indexed()))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Cannot use the column 'folder': it holds string, and must hold vectors of Spark ML");
    assertThatThrownBy(() -> classifier().setLabelCol("folder").fit(indexed()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("a StringIndexer makes them");
    assertThatThrownBy(() -> classifier().setHiddenUnits("many").fit(indexed()))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Cannot use hiddenUnits 'many'");
    assertThatThrownBy(() -> classifier().fit(embedded.selectExpr("features", "0.5 AS label")))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Cannot learn from the label 0.5");
    assertThatThrownBy(() -> classifier().fit(embedded.selectExpr("features", "1 AS label")))
        .isInstanceOf(Refusal.class);
    assertThat(Path.of(workplace.path("work")).toFile().list()).isNullOrEmpty();
  }
}

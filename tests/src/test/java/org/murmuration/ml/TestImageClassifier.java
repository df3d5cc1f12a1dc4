package org.murmuration.ml;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.linalg.Vector;
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

/** Labels of a column of images, beside those that {@code classify} wrote. */
@Tag("cluster")
final class TestImageClassifier {
  private static final int EACH = 12;

  @TempDir static Path folder;
  private static Workplace workplace;
  private static SharedSession session;

  @BeforeAll
  static void classify() throws IOException {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", EACH);
    workplace.withFile("photos/red/broken.png", "no image");
    session = SharedSession.with(Map.of("spark.master", "local[2]"));
    session.run(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("result"),
        "--epochs=20",
        "--max-reject-ratio=0.5");
    session.run(
        "classify",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + workplace.path("photos"),
        "--predictions=" + workplace.path("predictions"));
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  private static ImageClassifier classifier() {
    return new ImageClassifier().setClassifierFolder(workplace.path("result/classifier"));
  }

  private static Dataset<Row> files() {
    return session
        .spark()
        .read()
        .format("binaryFile")
        .option("recursiveFileLookup", "true")
        .load(workplace.path("photos"));
  }

  private static List<String> ofTheTable() {
    return session
        .spark()
        .read()
        .parquet(workplace.path("predictions"))
        .select("predicted_label", "probability")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + " " + row.getFloat(1))
        .sorted()
        .toList();
  }

  private static List<String> named(Dataset<Row> rows) {
    return rows
        .filter(col("reject").isNull())
        .select("predicted_label", "prediction", "probability")
        .collectAsList()
        .stream()
        .map(
            row ->
                row.getString(0) + " " + (float) row.<Vector>getAs(2).apply((int) row.getDouble(1)))
        .sorted()
        .toList();
  }

  @Test
  void findsWhatClassifyFoundBitForBit() {
    assertThat(ofTheTable()).hasSize(3 * EACH);
    assertThat(named(classifier().transform(files()))).isEqualTo(ofTheTable());
    assertThat(named(classifier().setBatchSize(5).transform(files().repartition(7))))
        .isEqualTo(ofTheTable());
  }

  @Test
  void numbersLabelsInTheClassifiersOrder() throws IOException {
    String[] labels = classifier().labels();
    assertThat(labels).containsExactly("blue hour", "green, leafy", "red");
    classifier()
        .transform(files())
        .filter(col("reject").isNull())
        .collectAsList()
        .forEach(
            row ->
                assertThat(row.<String>getAs("predicted_label"))
                    .isEqualTo(labels[row.<Double>getAs("prediction").intValue()]));
  }

  @Test
  void namesNothingOfWhichItIsNotSureEnough() {
    Dataset<Row> named = classifier().setMinConfidence(1).transform(files());
    assertThat(named.filter("reject is null and predicted_label is null").count()).isPositive();
    assertThat(named.filter("reject is null and prediction is null").count()).isZero();
    assertThat(named.filter("reject is not null").select("reject.reason").first().getString(0))
        .isEqualTo("NOT_AN_IMAGE");
  }

  @Test
  void isLoadedAsItWasSavedAndFromAClassifiersFolderAndInAPipeline() throws IOException {
    String saved = workplace.path("saved stage");
    ImageClassifier classifier = classifier().setBatchSize(3).setLabelCol("Vogel");
    classifier.save(saved);
    ImageClassifier loaded = ImageClassifier.load(saved);
    assertThat(loaded.explainParams().replace(saved, ""))
        .isEqualTo(classifier.explainParams().replace(workplace.path("result/classifier"), ""));
    assertThat(named(ImageClassifier.load(workplace.path("result/classifier")).transform(files())))
        .isEqualTo(ofTheTable());
    String pipeline = workplace.path("saved pipeline");
    new Pipeline()
        .setStages(new PipelineStage[] {classifier()})
        .fit(files())
        .write()
        .overwrite()
        .save(pipeline);
    assertThat(named(PipelineModel.load(pipeline).transform(files()))).isEqualTo(ofTheTable());
  }

  @Test
  void refusesWhatItCannotUseBeforeAnythingRuns() {
    assertThatThrownBy(() -> classifier().setFit("squash").transform(files()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("it learnt from images prepared as");
    assertThatThrownBy(() -> classifier().setMinConfidence(2).transform(files()))
        .isInstanceOf(Refusal.class)
        .hasMessage("Cannot use minConfidence 2.0: it must be 0 to 1");
    assertThatThrownBy(() -> new ImageClassifier().transform(files()))
        .isInstanceOf(Refusal.class)
        .hasMessage("Cannot name images: set classifierFolder");
    assertThatThrownBy(() -> ImageClassifier.load(workplace.path("network")))
        .isInstanceOf(Refusal.class);
    assertThat(
            Arrays.asList(classifier().transformSchema(files().schema()).fieldNames())
                .subList(4, 8))
        .containsExactly("predicted_label", "prediction", "probability", "reject");
  }
}

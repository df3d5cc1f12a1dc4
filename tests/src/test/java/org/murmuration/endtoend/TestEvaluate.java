package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.evaluation.MulticlassMetrics;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;
import org.murmuration.launch.SessionFactory;
import scala.Tuple2;

/** What a report says about a head that is only half trained. */
@Tag("cluster")
final class TestEvaluate {
  private static final String PREDICTIONS = "result/report/predictions";

  /** A number of the page: its value, and the metric or the field of confusion.csv that it is. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "<data value=\"([^\"]*)\" data-(?:metric=\"([^\"]*)\"|row=\"(\\d+)\" data-column=\"(\\d+)\")");

  private static final Pattern MISTAKE =
      Pattern.compile("<data value=\"([^\"]*)\" data-image=\"([^\"]*)\"");

  @TempDir static Path folder;
  private static Workplace workplace;
  private static JsonNode metrics;

  @BeforeAll
  static void evaluateAHead() throws IOException {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 20);
    Ended.well(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("result"),
        "--test-share=0.4",
        "--accuracy=0.001",
        "--epochs=8");
    metrics = new ObjectMapper().readTree(workplace.bytes("result/report/metrics.json"));
  }

  @Test
  void saysHowSureTheClassifierMustBe() {
    assertThat(metrics.get("wanted_accuracy").asDouble()).isEqualTo(0.001);
    if (metrics.get("correct").asInt() > 0) {
      assertThat(metrics.get("threshold_answered")).isEqualTo(metrics.get("examples"));
      assertThat(metrics.get("threshold_accuracy")).isEqualTo(metrics.get("accuracy"));
    }
  }

  @Test
  void writesAPredictionForEachTestImage() {
    assertThat(Rows.columns(workplace.path(PREDICTIONS)))
        .containsExactly(
            "uri",
            "image_id",
            "split",
            "true_label",
            "predicted_label",
            "correct",
            "probability",
            "label_probability",
            "label_place");
    assertThat(Rows.of(workplace.path(PREDICTIONS), "uri"))
        .hasSize(metrics.get("examples").asInt())
        .doesNotHaveDuplicates();
    assertThat(
            Rows.of(
                workplace.path(PREDICTIONS),
                "split = 'test' and correct = (true_label = predicted_label) and correct = (label_place = 1)"
                    + " and probability >= label_probability"))
        .containsOnly("[true]");
  }

  @Test
  void metricsEqualThoseOfMllibOnThePredictions() throws IOException {
    SparkSession spark = SessionFactory.create("test");
    try {
      JavaRDD<Tuple2<Object, Object>> pairs =
          spark
              .read()
              .parquet(workplace.path(PREDICTIONS))
              .select("predicted_label", "true_label")
              .javaRDD()
              .map(row -> new Tuple2<>(index(row.getString(0)), index(row.getString(1))));
      assertSame(new MulticlassMetrics(pairs.rdd()));
    } finally {
      spark.stop();
    }
  }

  @Test
  void pageShowsTheNumbersOfTheFiles() throws IOException {
    List<MatchResult> shown =
        SHOWN.matcher(workplace.text("result/report/report.html")).results().toList();
    assertThat(shown).hasSizeGreaterThan(50);
    List<String> confusion = confusionCsv();
    for (MatchResult number : shown) {
      double value = Double.parseDouble(number.group(1));
      if (number.group(2) == null) {
        String row = confusion.get(Integer.parseInt(number.group(3)));
        assertThat(row.split(",", -1)[Integer.parseInt(number.group(4))])
            .isEqualTo(number.group(1));
      } else {
        assertThat(metrics.get(number.group(2)).asDouble()).as(number.group()).isEqualTo(value);
      }
    }
  }

  @Test
  void saysWhichLabelANameInTheMetricsIsOf() throws IOException {
    JsonNode names = new ObjectMapper().readTree(workplace.bytes("result/report/labels.json"));
    assertThat(names.at("/labels/green_ leafy").asText()).isEqualTo("green, leafy");
    assertThat(names.get("labels")).hasSize(Workplace.LABELS.size());
  }

  @Test
  void pageShowsTheMostWrongImagesBesideWhatTheyResemble() throws IOException {
    String page = workplace.text("result/report/report.html");
    List<MatchResult> images = MISTAKE.matcher(page).results().toList();
    assertThat(images).hasSizeBetween(1, 12);
    List<String> predictions =
        Rows.of(workplace.path(PREDICTIONS), "image_id", "cast(probability as double)", "correct");
    for (MatchResult image : images) {
      assertThat(predictions).contains("[%s,%s,false]".formatted(image.group(2), image.group(1)));
    }
    assertThat(page.split("<div class=\"seen\">", -1)).hasSize(images.size() + 1);
    assertThat(page.split("<img alt=\"[0-9]+.png\" src=\"data:image/jpeg;base64,", -1))
        .hasSize(4 * images.size() + 1);
    assertThat(metrics.get("exact_duplicates").asInt()).isZero();
  }

  private static Object index(String label) {
    return (double) Workplace.LABELS.indexOf(label);
  }

  private static void assertSame(MulticlassMetrics mllib) throws IOException {
    assertMetric("accuracy", mllib.accuracy());
    assertMetric("weighted_precision", mllib.weightedPrecision());
    assertMetric("weighted_recall", mllib.weightedRecall());
    assertMetric("weighted_f1", mllib.weightedFMeasure());
    assertThat(mllib.labels()).containsExactly(0, 1, 2);
    for (String label : Workplace.LABELS) {
      String name = label.replace(',', '_');
      double index = (double) index(label);
      assertMetric("precision." + name, mllib.precision(index));
      assertMetric("recall." + name, mllib.recall(index));
      assertMetric("f1." + name, mllib.fMeasure(index));
    }
    assertThat(confusionCsv()).isEqualTo(csv(mllib));
  }

  private static void assertMetric(String name, double expected) {
    assertThat(metrics.get(name).asDouble()).as(name).isCloseTo(expected, within(1e-12));
  }

  private static List<String> confusionCsv() throws IOException {
    return workplace
        .text("result/report/confusion.csv")
        .lines()
        .skip(1)
        .map(line -> line.replaceAll("^(\"[^\"]*\"|[^,]*),", ""))
        .toList();
  }

  private static List<String> csv(MulticlassMetrics mllib) {
    return List.of(0, 1, 2).stream()
        .map(
            row ->
                "%.0f,%.0f,%.0f"
                    .formatted(
                        mllib.confusionMatrix().apply(row, 0),
                        mllib.confusionMatrix().apply(row, 1),
                        mllib.confusionMatrix().apply(row, 2)))
        .toList();
  }
}

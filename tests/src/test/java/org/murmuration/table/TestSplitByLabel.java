package org.murmuration.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.fixture.SharedSession;
import org.murmuration.split.SplitRule;
import org.murmuration.store.Sha256;

@Tag("cluster")
class TestSplitByLabel {
  private static final SplitRule RULE = new SplitRule(1, 0.1, 0.2);
  private static final StructType SCHEMA =
      new StructType()
          .add(Columns.IMAGE_ID, DataTypes.StringType, false)
          .add(Columns.LABEL, DataTypes.StringType, false)
          .add(Columns.SPLIT, DataTypes.StringType, true)
          .add(Columns.GROUP, DataTypes.StringType, true);

  private static SharedSession session;

  private final List<Row> rows = new ArrayList<>();

  @BeforeAll
  static void start() {
    session = SharedSession.with(Map.of());
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  private void image(String content, String label) {
    image(content, label, null, null);
  }

  private void image(String content, String label, String split, String group) {
    rows.add(RowFactory.create(Sha256.of(content), label, split, group));
  }

  private void images(String label, int count) {
    for (int i = 0; i < count; i++) {
      image(label + i, label);
    }
  }

  /** By the hash of the content. */
  private Map<String, List<String>> divided(SplitRule rule) {
    Dataset<Row> table = session.spark().createDataFrame(rows, SCHEMA);
    return SplitByLabel.of(table, rule, "table").divide(table).collectAsList().stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getString(0),
                TreeMap::new,
                Collectors.mapping(row -> row.getString(2), Collectors.toList())));
  }

  private Map<String, Map<String, Long>> counts(SplitRule rule) {
    Dataset<Row> table = session.spark().createDataFrame(rows, SCHEMA);
    return SplitByLabel.of(table, rule, "table").divide(table).collectAsList().stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getString(1),
                TreeMap::new,
                Collectors.groupingBy(row -> row.getString(2), Collectors.counting())));
  }

  private List<String> of(String content, SplitRule rule) {
    return divided(rule).get(Sha256.of(content));
  }

  @ParameterizedTest
  @CsvSource({"5, 5, 1, 1", "4, 21, 4, 2", "1200, 3, 1, 1", "2, 1200, 240, 120"})
  void givesEachLabelItsShareOfTestAndValidation(
      int labels, int images, long test, long validation) {
    for (int label = 0; label < labels; label++) {
      images("label " + label, images);
    }
    assertThat(counts(RULE))
        .hasSize(labels)
        .allSatisfy(
            (label, counts) ->
                assertThat(counts)
                    .isEqualTo(
                        Map.of(
                            "test",
                            test,
                            "validation",
                            validation,
                            "train",
                            images - test - validation)));
  }

  @Test
  void movesOnlyImagesNearABorderWhenSomeAreAdded() {
    images("a", 200);
    Map<String, List<String>> before = divided(RULE);
    for (int i = 200; i < 210; i++) {
      image("a" + i, "a");
    }
    Map<String, List<String>> after = divided(RULE);
    long moved =
        before.keySet().stream().filter(id -> !before.get(id).equals(after.get(id))).count();
    assertThat(moved).isLessThanOrEqualTo(10);
    assertThat(divided(RULE)).isEqualTo(after);
    assertThat(divided(new SplitRule(2, 0.1, 0.2))).isNotEqualTo(after);
  }

  @Test
  void keepsEqualBytesOnOneSideUnderWhateverLabels() {
    for (int i = 0; i < 50; i++) {
      image("both" + i, "a");
      image("both" + i, "b");
    }
    images("b", 50);
    assertThat(divided(RULE).values())
        .allSatisfy(sides -> assertThat(sides).containsOnly(sides.get(0)));
    assertThat(counts(RULE).get("b")).containsKeys("test", "validation", "train");
  }

  @Test
  void keepsAGroupOnOneSide() {
    for (int i = 0; i < 200; i++) {
      image("burst" + i, i % 2 == 0 ? "a" : "b", null, "burst " + i / 10);
    }
    Map<String, List<String>> divided = divided(RULE);
    for (int burst = 0; burst < 20; burst++) {
      int first = burst * 10;
      assertThat(List.of(0, 1, 5, 9))
          .allSatisfy(
              i ->
                  assertThat(divided.get(Sha256.of("burst" + (first + i))))
                      .isEqualTo(divided.get(Sha256.of("burst" + first))));
    }
    assertThat(divided.values()).contains(List.of("test"), List.of("train"), List.of("validation"));
  }

  @Test
  void leavesWhatSomebodyDivided() {
    image("given", "a", "test", null);
    image("given too", "a", "train", null);
    images("a", 10);
    SplitRule none = new SplitRule(1, 0, 0);
    assertThat(of("given", none)).containsExactly("test");
    assertThat(of("given too", RULE)).containsExactly("train");
    assertThat(counts(none).get("a")).isEqualTo(Map.of("test", 1L, "train", 11L));
  }

  @Test
  void putsACopyWhereItsOriginalWasPut() {
    image("copied", "a", "validation", null);
    image("copied", "a");
    images("a", 3);
    assertThat(of("copied", new SplitRule(1, 0, 0))).containsExactly("validation", "validation");
  }

  @Test
  void testsNothingThatIsToLearn() {
    for (int i = 0; i < 30; i++) {
      image("a" + i, "a", SplitByLabel.LEARNING, null);
    }
    image("tested", "a", "test", null);
    assertThat(counts(RULE).get("a")).isEqualTo(Map.of("train", 27L, "validation", 3L, "test", 1L));
  }

  @Test
  void takesATableWithoutRows() {
    assertThat(counts(RULE)).isEmpty();
  }
}

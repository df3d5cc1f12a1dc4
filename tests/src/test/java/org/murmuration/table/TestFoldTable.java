package org.murmuration.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.SharedSession;
import org.murmuration.split.Split;
import org.murmuration.split.SplitRule;
import org.murmuration.storage.Storage;

/** Folds of training and validation split, each held back once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestFoldTable {
  private static final int FOLDS = 5;

  private SharedSession session;
  private String place;

  @BeforeAll
  void start(@TempDir Path folder) {
    session = SharedSession.with(Map.of());
    place = folder.toString();
  }

  @AfterAll
  void stop() {
    session.close();
  }

  private ExampleTable table(String name, String rows) throws IOException {
    String location = place + "/" + name;
    session.spark().sql(rows).write().parquet(location);
    return ForeignTable.open(
        session.spark(),
        Storage.of(session.spark()),
        location,
        new ForeignColumns("f", "kind", List.of()),
        SplitRule.DEFAULT);
  }

  /** 7 of one label, 11 of another and 2 of a third to learn from, and 10 to test with. */
  private ExampleTable uneven(String name) throws IOException {
    return table(
        name,
        "SELECT array(double(id), 1D) AS f,"
            + " CASE WHEN id < 7 THEN 'a' WHEN id < 18 THEN 'b' WHEN id < 20 THEN 'c' ELSE 'a' END"
            + " AS kind, CASE WHEN id >= 20 THEN 'test' WHEN id % 3 = 0 THEN 'validation' ELSE"
            + " 'train' END AS split FROM range(30)");
  }

  private static List<ExampleTable> folds(ExampleTable table, long seed) throws IOException {
    FoldRule rule = FoldRule.of(table, seed, FOLDS);
    return IntStream.range(0, FOLDS)
        .mapToObj(fold -> (ExampleTable) new FoldTable(table, rule, fold))
        .toList();
  }

  private static long held(ExampleTable fold, String label) throws IOException {
    return fold.balance().get(label).getOrDefault(Split.VALIDATION, 0L);
  }

  @Test
  void holdBackEachImageOnceAndOfEachLabelEquallyMany() throws IOException {
    ExampleTable table = uneven("uneven");
    List<String> seen = new ArrayList<>();
    for (ExampleTable fold : folds(table, 1)) {
      assertThat(held(fold, "a")).isBetween(1L, 2L);
      assertThat(held(fold, "b")).isBetween(2L, 3L);
      assertThat(held(fold, "c")).isBetween(0L, 1L);
      assertThat(fold.countExamples(Split.VALIDATION)).isEqualTo(4);
      assertThat(fold.countExamples(Split.TRAIN)).isEqualTo(16);
      assertThat(fold.imageIds(Split.TEST).collect())
          .containsExactlyInAnyOrderElementsOf(table.imageIds(Split.TEST).collect());
      seen.addAll(fold.imageIds(Split.VALIDATION).collect());
    }
    assertThat(seen).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void areOthersForAnotherSeedAndTheSameForTheSame() throws IOException {
    ExampleTable table = uneven("seeds");
    Set<String> fingerprints = new HashSet<>();
    for (long seed : new long[] {1, 1, 2}) {
      for (ExampleTable fold : folds(table, seed)) {
        fingerprints.add(fold.fingerprint());
      }
    }
    assertThat(fingerprints).hasSize(2 * FOLDS);
  }

  /** Each image is there three times, and every fourth also under another label. */
  @Test
  void haveCopiesOfAnImageOnOneSide() throws IOException {
    ExampleTable table =
        table(
            "copies",
            "SELECT array(double(id % 40), 1D) AS f,"
                + " IF(id >= 80 AND id % 4 = 0, 'other', IF(id % 2 = 0, 'even', 'odd')) AS kind,"
                + " 'train' AS split FROM range(120)");
    for (ExampleTable fold : folds(table, 1)) {
      assertThat(fold.countExamples(Split.VALIDATION)).isEqualTo(24);
      assertThat(fold.imageIds(Split.VALIDATION).collect())
          .doesNotContainAnyElementsOf(fold.imageIds(Split.TRAIN).collect());
    }
  }

  @Test
  void goOnWithALabelThatOnlyTheTestKnows() throws IOException {
    ExampleTable table =
        table(
            "unlearnt",
            "SELECT array(double(id)) AS f, IF(id < 10, 'a', 'b') AS kind,"
                + " IF(id < 10, 'train', 'test') AS split FROM range(20)");
    assertThat(FoldRule.of(table, 1, FOLDS).images("b")).isZero();
    assertThat(folds(table, 1).get(0).countExamples(Split.TEST)).isEqualTo(10);
  }
}

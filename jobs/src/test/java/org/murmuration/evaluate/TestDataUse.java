package org.murmuration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.evaluation.EvaluationReport.Counts;
import org.murmuration.evaluation.ImageUse;
import org.murmuration.evaluation.ImageUse.LabelUse;
import org.murmuration.evaluation.ImageUse.Rejects;
import org.murmuration.split.Split;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.HeadInput;
import org.murmuration.store.LearntFrom;
import org.murmuration.store.SplitNote;
import org.murmuration.table.ExampleTable;
import org.murmuration.table.RejectCounts;
import org.murmuration.table.TableContract;

class TestDataUse {
  /** With one image of each label in each split. */
  private record CountedTable() implements ExampleTable {
    @Override
    public String location() {
      return "table";
    }

    @Override
    public TableContract contract() {
      throw new UnsupportedOperationException("only counts");
    }

    @Override
    public Dataset<Row> labelled() {
      throw new UnsupportedOperationException("only counts");
    }

    @Override
    public RejectCounts rejectCounts() {
      return RejectCounts.NONE;
    }

    @Override
    public Map<String, Map<Split, Long>> balance() {
      Map<Split, Long> each = Map.of(Split.TRAIN, 1L, Split.VALIDATION, 1L, Split.TEST, 1L);
      return Map.of("robin", each, "wren", each);
    }
  }

  private static HeadConfig head() {
    return head("train");
  }

  private static HeadConfig head(String... splits) {
    return HeadConfig.learnt(
            List.of("robin", "wren"),
            new HeadInput("network", "fc2", "average", 8, "caffe", "common"),
            HiddenLayers.NONE,
            new LearntFrom("rows", SplitNote.byLabel(1, 0.1, 0.2), List.of(splits), "label"),
            Map.of())
        .withMetrics(Map.of("train_examples", 30.0, "validation_examples", 4.0));
  }

  @Test
  void countsWhatAClassifierLearntFromBesideWhatItIsTestedWith() {
    ImageUse use = DataUse.ofImages(head(), 7, RejectCounts.NONE);
    assertThat(use.counts()).isEqualTo(new Counts(30, 4, 7, 0));
    assertThat(use.balance()).isEmpty();
    assertThat(use.rejects()).isEmpty();
  }

  @Test
  void countsByLabelWhatTheTableHasInItsSplits() throws IOException {
    assertThat(DataUse.ofTable(new CountedTable(), head(), 2).balance())
        .containsExactly(new LabelUse("robin", 1, 1, 1), new LabelUse("wren", 1, 1, 1));
  }

  @Test
  void countsNothingByLabelWhereAFoldWasHeldBack() throws IOException {
    ImageUse use = DataUse.ofTable(new CountedTable(), head("train", "validation"), 2);
    assertThat(use.balance()).isEmpty();
    assertThat(use.counts()).isEqualTo(new Counts(30, 4, 2, 0));
  }

  @Test
  void listsRejectsByLabelAndReason() {
    RejectCounts rejects =
        new RejectCounts(
            new TreeMap<>(
                Map.of(
                    "wren", new TreeMap<>(Map.of("EMPTY", 4L)),
                    "robin", new TreeMap<>(Map.of("EMPTY", 2L, "CORRUPT", 1L)))));
    ImageUse use = DataUse.ofImages(head(), 3, rejects);
    assertThat(use.rejects())
        .containsExactly(
            new Rejects("robin", "CORRUPT", 1),
            new Rejects("robin", "EMPTY", 2),
            new Rejects("wren", "EMPTY", 4));
    assertThat(use.counts()).isEqualTo(new Counts(30, 4, 3, 1 + 2 + 4));
  }
}

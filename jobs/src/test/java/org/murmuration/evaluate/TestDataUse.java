package org.murmuration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.evaluation.EvaluationReport.Counts;
import org.murmuration.evaluation.ImageUse;
import org.murmuration.evaluation.ImageUse.Rejects;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.HeadInput;
import org.murmuration.store.LearntFrom;
import org.murmuration.store.SplitNote;
import org.murmuration.table.RejectCounts;

class TestDataUse {
  private static HeadConfig head() {
    return HeadConfig.learnt(
            List.of("robin", "wren"),
            new HeadInput("network", "fc2", "average", 8, "caffe", "common"),
            HiddenLayers.NONE,
            new LearntFrom("rows", SplitNote.byLabel(1, 0.1, 0.2), List.of("train"), "label"),
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

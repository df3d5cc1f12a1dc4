package org.murmuration.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.murmuration.assemble.AssembleResult;
import org.murmuration.command.JobResult;
import org.murmuration.embed.EmbedCounts;
import org.murmuration.embed.EmbedResult;
import org.murmuration.embed.EmbedSeconds;
import org.murmuration.evaluate.EvaluateResult;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.EvaluationReport.Counts;
import org.murmuration.keeping.KeptSize;
import org.murmuration.label.LabelSet;
import org.murmuration.table.Contradictions;
import org.murmuration.table.RejectCounts;
import org.murmuration.train.TrainResult;
import org.murmuration.upkeep.UpkeepCounts;

class TestPipelineResult {
  private final EmbedResult embedded =
      new EmbedResult(
          "table",
          8,
          0,
          new EmbedCounts(8, 0, 0, 1, 0),
          RejectCounts.NONE,
          Contradictions.NONE,
          new EmbedSeconds(1, 2, 4, 1),
          UpkeepCounts.NONE);
  private final TrainResult trained =
      new TrainResult("head", Map.of("epochs", 2.0, "train_examples", 6.0), 0, 3, 0, KeptSize.NONE);
  private final AssembleResult assembled =
      new AssembleResult("classifier", OptionalDouble.of(1e-7));
  private final EvaluateResult evaluated = new EvaluateResult("report", report());
  private final PipelineResult result =
      new PipelineResult(embedded, trained, assembled, Optional.of(evaluated));

  private static EvaluationReport report() {
    ConfusionMatrix matrix = new ConfusionMatrix(LabelSet.of(List.of("robin", "wren")));
    matrix.add(0, 0, 2);
    return EvaluationReport.of("birds", matrix, new Counts(6, 0, 2, 0));
  }

  private Stream<JobResult> stages() {
    return Stream.of(embedded, trained, assembled, evaluated);
  }

  @Test
  void saysWhatEachStageSaysOneAfterTheOther() {
    assertThat(result.summary())
        .containsExactlyElementsOf(stages().flatMap(stage -> stage.summary().stream()).toList());
  }

  @Test
  void saysThatNothingWasTested() {
    PipelineResult untested = new PipelineResult(embedded, trained, assembled, Optional.empty());
    assertThat(untested.summary())
        .contains("Classifier: classifier")
        .last()
        .isEqualTo(
            "Nothing was tested: no image was for testing (give --test-share, or --test-images)");
    assertThat(untested.facts()).containsOnlyKeys("embed", "train", "assemble");
  }

  @Test
  void recordsWhatEachStageRecords() {
    assertThat(result.facts().keySet()).containsExactly("embed", "train", "assemble", "evaluate");
    assertThat(result.facts().values())
        .containsExactlyElementsOf(stages().map(JobResult::facts).toList());
  }
}

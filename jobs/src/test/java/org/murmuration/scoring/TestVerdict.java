package org.murmuration.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import org.murmuration.evaluation.Scores;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.label.LabelSet;
import org.murmuration.network.TrainedHead;
import org.murmuration.split.Split;
import org.murmuration.table.Example;
import org.murmuration.table.LocatedExample;
import org.murmuration.table.ScoredImage;

class TestVerdict {
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("wren", "crow", "gull"));

  @Test
  void saysWhatWasNamedAndHowLikelyBothWere() {
    ScoredImage image = named("wren", 0.2f, 0.5f, 0.3f);
    assertThat(image.predicted()).isEqualTo("crow");
    assertThat(image.probability()).isEqualTo(0.5f);
    assertThat(image.labelProbability()).isEqualTo(0.2f);
    assertThat(image.place()).isEqualTo(3);
    assertThat(image.correct()).isFalse();
    assertThat(image.split()).isNull();
  }

  @Test
  void putsTheLabelThatIsNamedFirst() {
    assertThat(named("gull", 0.2f, 0.1f, 0.7f).place()).isEqualTo(1);
    assertThat(named("wren", 0.4f, 0.4f, 0.2f).place()).isEqualTo(1);
    assertThat(named("crow", 0.4f, 0.4f, 0.2f).place()).isEqualTo(2);
  }

  @Test
  void refusesAnImageWhoseLabelTheClassifierLacks() {
    Refused.input(() -> named("gulls", 0.2f, 0.1f, 0.7f))
        .hasMessage(
            "Cannot find label 'gulls': the known labels are wren, crow, gull (did you mean 'gull'?)");
  }

  @Test
  void refusesAHeadThatDiverged() {
    Refused.input(() -> named("gull", Float.NaN, Float.NaN, Float.NaN))
        .hasMessage(
            "Cannot score image gull: the head gives it the probability NaN, so its training diverged (train again with a lower --learning-rate)");
  }

  @Test
  void namesAnExampleByItsHead() {
    TrainedHead head =
        new TrainedHead(LABELS, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new float[3]);
    ScoredImage image =
        new HeadNaming(head, Split.TEST)
            .call(new LocatedExample("file:/a.jpg", new Example("id", 0, new float[] {0, 2, 0})));
    assertThat(image.uri()).isEqualTo("file:/a.jpg");
    assertThat(image.split()).isEqualTo("test");
    assertThat(image.label()).isEqualTo("wren");
    assertThat(image.predicted()).isEqualTo("crow");
    assertThat(image.labelProbability()).isCloseTo((float) (1 / (Math.exp(2) + 2)), within(1e-6f));
  }

  @Test
  void addsUpAPartition() {
    List<ScoredImage> images =
        List.of(named("gull", 0.2f, 0.1f, 0.7f), named("wren", 0.2f, 0.5f, 0.3f));
    Scores scores = new TallyPass(LABELS).call(images.iterator()).next().scores(LABELS);
    assertThat(scores.matrix().count(2, 2)).isEqualTo(1);
    assertThat(scores.matrix().count(0, 1)).isEqualTo(1);
    assertThat(scores.loss().orElseThrow())
        .isCloseTo((-Math.log(0.7) - Math.log(0.2)) / 2, within(1e-6));
    assertThat(scores.byPlace()).containsExactly(1L, 0L, 1L, 0L, 0L);
  }

  private static ScoredImage named(String label, float... probabilities) {
    ImageFile file = new ImageFile("file:/" + label + ".jpg", label, 1, 0);
    return new OutcomeNaming(LABELS)
        .call(new ImageOutcome.Used(file, label, 1, 1, "jpeg", probabilities));
  }
}

package org.murmuration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.murmuration.evaluation.Mistake;
import org.murmuration.evaluation.ShownImage;
import org.murmuration.label.LabelSet;
import org.murmuration.table.ScoredImage;

class TestPictures {
  private static final LabelSet LABELS = LabelSet.of(List.of("robin", "wren"));
  private static final byte[] JPEG = {1, 2, 3};

  private final Pictures pictures = new Pictures(LABELS, Map.of("there", JPEG));

  @Test
  void areShownWithTheNameOfTheirLabel() {
    assertThat(pictures.shown(new Spot("there", "id", 1)))
        .isEqualTo(new ShownImage("there", "wren", Optional.of(JPEG)));
  }

  @Test
  void areLeftOutWhereTheFileIsGone() {
    assertThat(pictures.shown(new Spot("gone", "id", 0)))
        .isEqualTo(new ShownImage("gone", "robin", Optional.empty()));
  }

  @Test
  void showAMistakeBesideWhatItResembles() {
    ScoredImage wrong =
        new ScoredImage("there", "digest", "test", "wren", "robin", 0.75f, 0.25f, 2);
    Neighbour neighbour = new Neighbour(new Spot("gone", "id", 0), 0.9f);
    assertThat(pictures.mistake(wrong, List.of(neighbour)))
        .isEqualTo(
            new Mistake(
                pictures.shown(new Spot("there", "digest", 1)),
                "digest",
                "robin",
                0.75,
                List.of(pictures.shown(neighbour.image()))));
  }
}

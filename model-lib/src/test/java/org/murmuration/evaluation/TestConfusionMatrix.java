package org.murmuration.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.label.LabelSet;
import org.murmuration.report.Reports;

class TestConfusionMatrix {
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("a", "b", "c"));

  @Test
  void countsByActualThenPredicted() {
    ConfusionMatrix matrix = new ConfusionMatrix(LABELS);
    matrix.add(0, 1);
    matrix.add(0, 1);
    matrix.add(2, 2, 5);
    assertThat(matrix.count(0, 1)).isEqualTo(2);
    assertThat(matrix.count(1, 0)).isZero();
    assertThat(matrix.total()).isEqualTo(7);
    assertThat(matrix.correct()).isEqualTo(5);
  }

  @Test
  void scoresEachLabel() {
    ConfusionMatrix matrix = Reports.shapes();
    int cross = matrix.labels().indexOf("cross");
    int square = matrix.labels().indexOf("square");
    assertThat(matrix.accuracy()).isEqualTo(14.0 / 16);
    assertThat(matrix.precision(cross)).isEqualTo(3.0 / 4);
    assertThat(matrix.recall(cross)).isEqualTo(3.0 / 4);
    assertThat(matrix.precision(square)).isEqualTo(4.0 / 5);
    assertThat(matrix.recall(square)).isEqualTo(1);
    assertThat(matrix.f1(square)).isCloseTo(2 * 0.8 / 1.8, within(1e-15));
    assertThat(matrix.support(square)).isEqualTo(4);
    assertThat(matrix.predicted(square)).isEqualTo(5);
  }

  @Test
  void meansF1OverLabelsWhateverTheirImages() {
    ConfusionMatrix matrix = Reports.matrix(List.of("a", "b"), new long[][] {{98, 0}, {1, 1}});
    double a = 2.0 * 98 / (98 + 99);
    double b = 2.0 * 1 / (2 + 1);
    assertThat(matrix.macroF1()).isCloseTo((a + b) / 2, within(1e-15));
    assertThat(matrix.majority()).isEqualTo(0.98);
    assertThat(matrix.chance()).isEqualTo(0.5);
  }

  @Test
  void leavesALabelThatDoesNotOccurOutOfTheMean() {
    ConfusionMatrix matrix =
        Reports.matrix(List.of("a", "b", "none"), new long[][] {{2, 0, 0}, {0, 2, 0}, {0, 0, 0}});
    assertThat(matrix.macroF1()).isEqualTo(1);
    assertThat(matrix.macroPrecision()).isEqualTo(1);
    assertThat(matrix.macroRecall()).isEqualTo(1);
  }

  /** Of a label without an image nothing is known, also where images of others were given it. */
  @Test
  void leavesLabelsWithoutAnImageOutOfTheMeanAndNamesThem() {
    ConfusionMatrix matrix =
        Reports.matrix(List.of("a", "b", "none"), new long[][] {{2, 0, 2}, {0, 3, 1}, {0, 0, 0}});
    assertThat(matrix.macroRecall()).isCloseTo((0.5 + 0.75) / 2, within(1e-15));
    assertThat(matrix.macroPrecision()).isEqualTo(1);
    assertThat(matrix.macroF1()).isCloseTo((4.0 / 6 + 6.0 / 7) / 2, within(1e-15));
    assertThat(matrix.tested()).isEqualTo(new TestedLabels(2, List.of("none")));
  }

  @Test
  void weighsLabelsByTheirImages() {
    ConfusionMatrix matrix = Reports.matrix(List.of("a", "b"), new long[][] {{98, 0}, {1, 1}});
    assertThat(matrix.weightedRecall()).isCloseTo(matrix.accuracy(), within(1e-15));
    assertThat(matrix.weightedPrecision())
        .isCloseTo((98 * (98.0 / 99) + 2 * 1) / 100, within(1e-15));
    assertThat(matrix.weightedF1())
        .isCloseTo((98 * matrix.f1(0) + 2 * matrix.f1(1)) / 100, within(1e-15));
  }

  @Test
  void givesZeroForAShareOfNothing() {
    ConfusionMatrix matrix = new ConfusionMatrix(LABELS);
    assertThat(matrix.accuracy()).isZero();
    assertThat(matrix.precision(0)).isZero();
    assertThat(matrix.recall(0)).isZero();
    assertThat(matrix.f1(0)).isZero();
    assertThat(matrix.macroF1()).isZero();
    assertThat(matrix.majority()).isZero();
  }

  @Test
  void copiesItsCounts() {
    ConfusionMatrix matrix = Reports.shapes();
    ConfusionMatrix copy = matrix.copy();
    matrix.add(0, 0);
    assertThat(copy.total()).isEqualTo(16);
    assertThat(matrix.total()).isEqualTo(17);
  }

  @Test
  void refusesAnIndexThatNoLabelHas() {
    ConfusionMatrix matrix = new ConfusionMatrix(LABELS);
    assertThatThrownBy(() -> matrix.add(0, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot count label 3: the labels have indexes 0 to 2");
  }

  @Test
  void refusesFewerThanNoImages() {
    ConfusionMatrix matrix = new ConfusionMatrix(LABELS);
    assertThatThrownBy(() -> matrix.add(0, 0, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot count -1 images: it is less than 0");
  }
}

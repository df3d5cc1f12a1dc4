package org.murmuration.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.refusal.Refusal;

class TestLabelSet {
  private static final LabelSet PETS = LabelSet.of(List.of("dog", "cat", "dog", "bird"));

  @Test
  void sortsAndDropsDoubles() {
    assertThat(PETS.names()).containsExactly("bird", "cat", "dog");
    assertThat(PETS.size()).isEqualTo(3);
  }

  @Test
  void sortsByCodePointAndNotByTheUnitsOfUtf16() {
    String beyond = Character.toString(0x1F600);
    assertThat(LabelSet.of(List.of(beyond, "\uFF5E", "b", "B", "é")).names())
        .containsExactly("B", "b", "é", "\uFF5E", beyond);
  }

  @Test
  void keepsTheOrderGiven() {
    LabelSet labels = LabelSet.inOrder(List.of("dog", "cat"));
    assertThat(labels.names()).containsExactly("dog", "cat");
    assertThat(labels.indexOf("dog")).isZero();
    assertThat(labels.name(1)).isEqualTo("cat");
  }

  @Test
  void givesEachNameItsIndexAndBack() {
    for (int i = 0; i < PETS.size(); i++) {
      assertThat(PETS.indexOf(PETS.name(i))).isEqualTo(i);
    }
  }

  @Test
  void isEqualOnlyToTheSameLabelsInTheSameOrder() {
    assertThat(PETS).isEqualTo(LabelSet.inOrder(List.of("bird", "cat", "dog")));
    assertThat(PETS).hasSameHashCodeAs(LabelSet.inOrder(List.of("bird", "cat", "dog")));
    assertThat(PETS).isNotEqualTo(LabelSet.inOrder(List.of("cat", "bird", "dog")));
  }

  @Test
  void travelsThroughJavaSerialization() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(PETS);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      LabelSet read = (LabelSet) in.readObject();
      assertThat(read).isEqualTo(PETS);
      assertThat(read.indexOf("dog")).isEqualTo(2);
    }
  }

  @Test
  void doesNotLetItsNamesBeChanged() {
    List<String> names = PETS.names();
    assertThatThrownBy(() -> names.add("x")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void refusesOneLabel() {
    assertThatThrownBy(() -> LabelSet.of(List.of("x", "x")))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Cannot train: a classifier chooses between labels, found 1 label 'x' "
                + "(give at least two)");
  }

  @Test
  void refusesNoLabels() {
    assertThatThrownBy(() -> LabelSet.inOrder(List.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("found 0 labels (give at least two)");
  }

  @Test
  void refusesABlankLabel() {
    assertThatThrownBy(() -> LabelSet.of(List.of("cat", " ")))
        .isInstanceOf(Refusal.class)
        .hasMessage("Cannot use label ' ': it is blank");
  }

  @Test
  void refusesAControlCharacterAndShowsIt() {
    assertThatThrownBy(() -> LabelSet.of(List.of("cat", "d\nog")))
        .isInstanceOf(Refusal.class)
        .hasMessage("Cannot use label 'd\\u000Aog': it holds a control character");
  }

  @Test
  void refusesANewLabelThatLostLetters() {
    assertThatThrownBy(() -> LabelSet.of(List.of("cat", "gr\uFFFDn")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("'gr\uFFFDn': it holds U+FFFD");
    assertThat(LabelSet.inOrder(List.of("cat", "gr\uFFFDn")).size()).isEqualTo(2);
  }

  @Test
  void findsALabelThatAnOlderHeadSpeltOtherwise() {
    LabelSet old = LabelSet.inOrder(List.of("gru\u0308n", "rot ", "rot"));
    assertThat(old.indexOf("gr\u00FCn")).isZero();
    assertThat(old.indexOf("rot")).isEqualTo(2);
    assertThat(old.name(0)).isEqualTo("gru\u0308n");
  }

  @Test
  void spellsLabelsThatLookAlikeInOneWay() {
    assertThat(LabelSpelling.of(" gru\u0308n\t")).isEqualTo("gr\u00FCn");
    assertThat(LabelSpelling.of("a b")).isEqualTo("a b");
    assertThat(LabelSpelling.fault("gr\u00FCn")).isEmpty();
    assertThat(LabelSpelling.fault("a\tb")).contains("it holds a control character");
  }

  @Test
  void refusesALabelGivenTwiceInOrder() {
    assertThatThrownBy(() -> LabelSet.inOrder(List.of("cat", "dog", "cat")))
        .isInstanceOf(Refusal.class)
        .hasMessage("Cannot number the labels: 'cat' is there twice, at 0 and 2");
  }

  @Test
  void refusesAnUnknownLabelAndSaysWhichWasProbablyMeant() {
    assertThat(PETS.contains("Catt")).isFalse();
    assertThatThrownBy(() -> PETS.indexOf("Catt"))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Cannot find label 'Catt': the known labels are bird, cat, dog (did you mean 'cat'?)");
  }

  @Test
  void readingsNothingForAnotherWordAndNamesTenLabelsAtMost() {
    LabelSet many = LabelSet.of(IntStream.range(10, 30).mapToObj(i -> "label" + i).toList());
    assertThatThrownBy(() -> many.indexOf("q"))
        .isInstanceOf(Refusal.class)
        .hasMessageEndingWith("label18, label19 and 10 more (use one of these)");
  }

  @Test
  void refusesAnIndexThatNoLabelHas() {
    assertThatThrownBy(() -> PETS.name(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot name index 3: the labels have indexes 0 to 2");
  }
}

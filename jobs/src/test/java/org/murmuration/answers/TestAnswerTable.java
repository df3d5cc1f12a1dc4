package org.murmuration.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.network.Prediction;
import org.murmuration.predictions.Answer;
import org.murmuration.table.ImageRuns;

class TestAnswerTable {
  private static final Prediction WREN = new Prediction("wren", 0.9f);
  private static final Prediction CROW = new Prediction("Kr\u00e4he", 0.0724f);

  private static Answer answer(String image, Prediction best, Prediction next) {
    return new Answer(image, "id", best, next, null);
  }

  private static List<String> lines(Answer... answers) {
    return new AnswerTable(List.of(answers), List.of(), new Certainty(0)).lines();
  }

  @Test
  void hasALineForEachImageInOrder() {
    assertThat(
            lines(
                answer("file:/p/b/\u9ce5.jpg", WREN, CROW),
                answer("file:/p/a/1.jpg", new Prediction("Kr\u00e4he", 0.99999f), null)))
        .containsExactly(
            "In file:/p/:",
            "File      Label  Sure     Next best",
            "a/1.jpg   Kr\u00e4he   99.9 %",
            "b/\u9ce5.jpg  wren    90.0 %  Kr\u00e4he (7.2 %)");
  }

  @Test
  void fitsATerminalWhateverTheNamesAre() {
    String longName = "a-label-that-is-longer-than-any-column-of-a-terminal-would-be";
    Answer answer =
        answer(
            "file:/p/" + longName.repeat(3) + ".jpg",
            new Prediction(longName, 0.5f),
            new Prediction(longName, 0.3f));
    assertThat(lines(answer).subList(1, 3))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(lines(answer).get(2))
        .contains("a-label", "...", ".jpg  a-label", " 50.0 %", "(30.0 %)");
  }

  @Test
  void oneFileHasItsNameAlone() {
    assertThat(lines(answer("file:/p/a/1.jpg", WREN, CROW)))
        .element(2)
        .isEqualTo("1.jpg  wren    90.0 %  Kr\u00e4he (7.2 %)");
  }

  @Test
  void namesWhatCouldNotBeUsed() {
    ImageRuns.Rejected bad =
        new ImageRuns.Rejected(new ImageFile("file:/p/b.jpg", null, 1, 1), "EMPTY", "It is empty");
    assertThat(
            new AnswerTable(
                    List.of(answer("file:/p/a.jpg", WREN, CROW)), List.of(bad), new Certainty(0))
                .lines())
        .hasSize(4)
        .endsWith("Could not be used: b.jpg (EMPTY)");
    assertThat(new AnswerTable(List.of(), List.of(bad), new Certainty(0)).lines())
        .containsExactly("Could not be used: b.jpg (EMPTY)");
  }

  @Test
  void showsLineEndsInNames() {
    assertThat(lines(answer("file:/p/a\nb.jpg", WREN, CROW)).get(2))
        .startsWith("a\\u000Ab.jpg  wren");
  }

  @Test
  void onlyWhatIsCertainIsCalledSo() {
    assertThat(AnswerTable.share(0.99996f)).isEqualTo("99.9 %");
    assertThat(AnswerTable.share(1f)).isEqualTo("100.0 %");
    assertThat(AnswerTable.share(0.12345f)).isEqualTo("12.3 %");
  }

  @Test
  void marksWhatIsNotSureEnough() {
    Answer sure = answer("file:/p/a.jpg", WREN, CROW);
    Answer unsure = answer("file:/p/b.jpg", CROW, WREN);
    assertThat(new AnswerTable(List.of(sure, unsure), List.of(), new Certainty(0.9)).lines())
        .endsWith(
            "a.jpg  wren    90.0 %         Kr\u00e4he (7.2 %)",
            "b.jpg  Kr\u00e4he    7.2 % unsure  wren (90.0 %)");
    assertThat(new Certainty(0.9).answer(sure)).as("0.9f is a hair less").contains("wren");
    assertThat(new Certainty(0.9).answer(unsure)).isEmpty();
    assertThat(new Certainty(0.9).line(1, 2))
        .contains("Unsure, with a confidence below 0.9: 1 of 2 images");
    assertThat(new Certainty(0).line(0, 2)).isEmpty();
  }
}

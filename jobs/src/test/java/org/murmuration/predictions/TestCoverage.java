package org.murmuration.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.RejectCounts;

class TestCoverage {
  private static final RejectCounts TWO = new RejectCounts(Map.of("robin", Map.of("EMPTY", 2L)));

  private static Coverage of(long listed, long predicted, RejectCounts rejects) {
    return new Coverage(listed, predicted, rejects, Optional.of("The file is empty"));
  }

  @Test
  void isWholeWhereEachImageIsNamedOrRejected() {
    assertThat(of(10, 8, TWO).requireAll().predicted()).isEqualTo(8);
  }

  @Test
  void saysHowManyAreLost() {
    assertThatThrownBy(() -> of(10, 7, TWO).requireAll())
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TEMPORARY))
        .hasMessage(
            "Cannot call it done: of 10 images that were listed, 7 have a prediction and 2 could not be used, which leaves 1 (run the command again: what was committed stays)");
  }

  @Test
  void ofNothingThatCanBeUsedSaysWhy() {
    Refused.input(() -> of(2, 0, TWO).requireSome("file:/photos"))
        .hasMessage(
            "Cannot classify: none of the files in file:/photos is an image that can be used (first: The file is empty)");
  }
}

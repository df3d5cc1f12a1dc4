package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said while a job is long and says nothing itself. */
final class TestStillAtWork {
  private static final StillAtWork.Stage LISTING = new StillAtWork.Stage("list photos", 400, true);

  private final StillAtWork lines = new StillAtWork("murmuration embed");

  @AfterEach
  void stop() {
    lines.close();
  }

  @Test
  void nothingOfWhatIsShort() {
    lines.begin(0, LISTING);
    assertThat(lines.lines(100)).isEmpty();
    assertThat(lines.lines(124)).isEmpty();
    lines.end(0);
    lines.begin(1, new StillAtWork.Stage("count", 4, true));
    assertThat(lines.lines(126)).as("something else").isEmpty();
  }

  @Test
  void howFarAStageIsAndAgainAsLongAsItGoesOn() {
    lines.begin(0, LISTING);
    assertThat(lines.lines(100)).isEmpty();
    lines.endTask(0);
    assertThat(lines.lines(125)).containsExactly("list photos (1 of 400 tasks)");
    assertThat(lines.lines(130)).isEmpty();
    assertThat(lines.lines(150)).hasSize(1);
  }

  @Test
  void alsoOfManyShortStagesOfOneName() {
    for (int stage = 0; stage < 5; stage++) {
      lines.begin(stage, LISTING);
      assertThat(lines.lines(100 + 5 * stage)).isEmpty();
      lines.end(stage);
    }
    assertThat(lines.lines(125)).containsExactly("list photos (on the driver)");
  }

  @Test
  void nothingOfAJobThatHasLinesOfItsOwn() {
    lines.begin(0, new StillAtWork.Stage("run the network", 40, false));
    assertThat(lines.lines(100)).isEmpty();
    assertThat(lines.lines(1000)).isEmpty();
    lines.end(0);
    assertThat(lines.lines(1001)).isEmpty();
    assertThat(lines.lines(1030)).as("its end").containsExactly("run the network (on the driver)");
  }

  @Test
  void whatTheDriverDoesBeforeTheFirstStage() {
    assertThat(lines.lines(7)).isEmpty();
    assertThat(lines.lines(40)).containsExactly("murmuration embed (on the driver)");
  }
}

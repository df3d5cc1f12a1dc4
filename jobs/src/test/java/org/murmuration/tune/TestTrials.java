package org.murmuration.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.command.Refused;
import org.murmuration.evaluation.WilsonInterval;
import org.murmuration.refusal.Refusal;

@Timeout(60)
class TestTrials {
  private static final List<Candidate> CANDIDATES =
      Stream.of(0.1, 0.5, 2.0, 9.0)
          .map(rate -> new Candidate(Optional.empty(), HiddenLayers.NONE, rate, 0))
          .toList();

  private static Trial trained(Candidate candidate) {
    return held(candidate, 0.5, 2, 1);
  }

  /** None gets past the barrier alone. */
  @Test
  void runAsManyAtOnceAsTheyAreTold() throws IOException {
    CyclicBarrier two = new CyclicBarrier(2);
    List<Trial> trials =
        new Trials(2)
            .run(
                CANDIDATES,
                1,
                (candidate, head) -> {
                  try {
                    two.await();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                  return trained(candidate);
                });
    assertThat(trials).extracting(Trial::candidate).isEqualTo(CANDIDATES);
  }

  @Test
  void goOnWhereOneDiverges() throws IOException {
    List<Trial> trials = new Trials(1).run(CANDIDATES, 1, TestTrials::belowNine);
    assertThat(trials).extracting(Trial::isDiverged).containsExactly(false, false, false, true);
  }

  private static Trial belowNine(Candidate candidate, int head) {
    if (candidate.learningRate() == 9) {
      throw Refusal.diverged("Cannot go on training");
    }
    return trained(candidate);
  }

  @Test
  void goOnWhereAHeadIsTooLargeAndDoNotCallItDiverged() throws IOException {
    List<Trial> trials =
        new Trials(1)
            .run(
                CANDIDATES.subList(0, 2),
                1,
                (candidate, head) -> {
                  if (candidate.learningRate() == 0.5) {
                    throw Refusal.settings("Cannot train: the head is too large");
                  }
                  return trained(candidate);
                });
    assertThat(trials).extracting(Trial::isTrained).containsExactly(true, false);
    assertThat(trials).extracting(Trial::isDiverged).containsExactly(false, false);
    assertThat(trials.get(1).refusal())
        .hasValueSatisfying(
            why -> assertThat(why).hasMessage("Cannot train: the head is too large"));
  }

  @Test
  void endWithTheReasonWhereAllDiverge() {
    Refused.settings(() -> new Trials(1).run(CANDIDATES, 1, TestTrials::refuse))
        .hasMessage("Cannot learn at 0.1");
  }

  private static Trial refuse(Candidate candidate, int head) {
    throw Refusal.settings("Cannot learn at " + candidate.learningRate());
  }

  @Test
  void endWhereTheTableCannotBeUsed() {
    Refused.input(() -> new Trials(2).run(CANDIDATES, 1, TestTrials::unreadable))
        .hasMessageStartingWith("Cannot read the table of ");
  }

  @Test
  void endWithWhatStorageSaidAndTheHeadThatItWasAbout() {
    assertThatThrownBy(
            () ->
                new Trials(1)
                    .run(
                        CANDIDATES,
                        1,
                        (candidate, head) -> {
                          throw new IOException("No space left on device");
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("Head rate-0.1-l2-0.0 was not trained: No space left on device")
        .hasCauseInstanceOf(IOException.class);
  }

  /** As Spark throws what Java's signatures do not name; another try would not mend it. */
  @Test
  void endWithAFaultAsAFault() {
    assertThatThrownBy(() -> new Trials(1).run(CANDIDATES, 1, (candidate, head) -> sparks()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Head rate-0.1-l2-0.0 was not trained: Job aborted: no serializer")
        .hasCauseInstanceOf(SparkException.class);
  }

  private static Trial sparks() {
    return TestTrials.<RuntimeException>thrown(new SparkException("Job aborted: no serializer"));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> Trial thrown(Exception failure) throws E {
    throw (E) failure;
  }

  private static Trial unreadable(Candidate candidate, int head) {
    throw Refusal.input("Cannot read the table of " + candidate.name());
  }

  /** None gets past the barrier alone: heads of one candidate learn side by side, too. */
  @Test
  void takeTheHeadsOfACandidateTogether() throws IOException {
    CyclicBarrier two = new CyclicBarrier(2);
    List<Trial> trials =
        new Trials(2)
            .run(
                CANDIDATES.subList(0, 1),
                2,
                (candidate, head) -> {
                  try {
                    two.await();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                  return held(candidate, head == 0 ? 0.75 : 0.5, head == 0 ? 4 : 8, 6 + head);
                });
    assertThat(trials).hasSize(1);
    assertThat(trials.get(0).accuracy()).isEqualTo(7.0 / 12);
    assertThat(trials.get(0).loss()).isEqualTo((0.25 * 4 + 0.5 * 8) / 12);
    assertThat(trials.get(0).images()).isEqualTo(12);
    assertThat(trials.get(0).folds()).isEqualTo(2);
    assertThat(trials.get(0).epochs()).isEqualTo(7);
    assertThat(trials.get(0).interval()).contains(WilsonInterval.of(7, 12));
  }

  private static Trial held(Candidate candidate, double accuracy, double images, double epochs) {
    return new Trial(
        candidate,
        Map.of(
            "validation_accuracy", accuracy,
            "validation_loss", 1 - accuracy,
            "validation_examples", images,
            "train_loss", 0.5,
            "kept_epoch", epochs));
  }

  @Test
  void refuseACandidateOfWhichOneHeadDiverges() throws IOException {
    List<Trial> trials =
        new Trials(1)
            .run(
                CANDIDATES,
                3,
                (candidate, head) ->
                    head == 1 ? belowNine(candidate, head) : held(candidate, 0.5, 2, 1));
    assertThat(trials).extracting(Trial::isDiverged).containsExactly(false, false, false, true);
  }
}

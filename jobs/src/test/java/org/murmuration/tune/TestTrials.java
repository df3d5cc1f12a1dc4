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
import org.murmuration.refusal.Refusal;

@Timeout(60)
class TestTrials {
  private static final List<Candidate> CANDIDATES =
      Stream.of(0.1, 0.5, 2.0, 9.0)
          .map(rate -> new Candidate(Optional.empty(), HiddenLayers.NONE, rate, 0))
          .toList();

  private static Trial trained(Candidate candidate) {
    return new Trial(candidate, Map.of("epochs", 1.0));
  }

  /** None gets past the barrier alone. */
  @Test
  void runAsManyAtOnceAsTheyAreTold() throws IOException {
    CyclicBarrier two = new CyclicBarrier(2);
    List<Trial> trials =
        new Trials(2)
            .run(
                CANDIDATES,
                candidate -> {
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
    List<Trial> trials = new Trials(1).run(CANDIDATES, TestTrials::belowNine);
    assertThat(trials).extracting(Trial::isDiverged).containsExactly(false, false, false, true);
  }

  private static Trial belowNine(Candidate candidate) {
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
                candidate -> {
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
    Refused.settings(() -> new Trials(1).run(CANDIDATES, TestTrials::refuse))
        .hasMessage("Cannot learn at 0.1");
  }

  private static Trial refuse(Candidate candidate) {
    throw Refusal.settings("Cannot learn at " + candidate.learningRate());
  }

  @Test
  void endWhereTheTableCannotBeUsed() {
    Refused.input(() -> new Trials(2).run(CANDIDATES, TestTrials::unreadable))
        .hasMessageStartingWith("Cannot read the table of ");
  }

  @Test
  void endWithWhatStorageSaidAndTheHeadThatItWasAbout() {
    assertThatThrownBy(
            () ->
                new Trials(1)
                    .run(
                        CANDIDATES,
                        candidate -> {
                          throw new IOException("No space left on device");
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("Head rate-0.1-l2-0.0 was not trained: No space left on device")
        .hasCauseInstanceOf(IOException.class);
  }

  /** As Spark throws what Java's signatures do not name; another try would not mend it. */
  @Test
  void endWithAFaultAsAFault() {
    assertThatThrownBy(() -> new Trials(1).run(CANDIDATES, candidate -> sparks()))
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

  private static Trial unreadable(Candidate candidate) {
    throw Refusal.input("Cannot read the table of " + candidate.name());
  }
}

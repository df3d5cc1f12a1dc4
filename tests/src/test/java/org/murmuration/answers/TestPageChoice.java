package org.murmuration.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.murmuration.fixture.SharedSession;
import org.murmuration.network.Prediction;
import org.murmuration.predictions.Answer;

/** Which images a page shows where there are more than it has room for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestPageChoice {
  private SharedSession session;

  @BeforeAll
  void startSession() {
    session = SharedSession.with(Map.of());
  }

  @AfterAll
  void stopSession() {
    session.close();
  }

  private static Answer answer(int number) {
    Prediction best = new Prediction("wren", number / 100f);
    return new Answer("file:/p/%03d.jpg".formatted(number), "id", best, null, null);
  }

  private PageChoice choose(int images, int most, int partitions, long seed) {
    List<Answer> answers =
        IntStream.range(0, images).mapToObj(TestPageChoice::answer).collect(Collectors.toList());
    Collections.shuffle(answers, new Random(seed));
    return PageChoice.of(
        JavaSparkContext.fromSparkContext(session.spark().sparkContext())
            .parallelize(answers, partitions),
        most);
  }

  @Test
  void isAllOfAFewInTheirOrder() {
    PageChoice few = choose(10, 10, 3, 1);
    assertThat(few.least())
        .isEqualTo(IntStream.range(0, 10).mapToObj(TestPageChoice::answer).toList());
    assertThat(few.others()).isEmpty();
  }

  @Test
  void isTheLeastCertainAndTheSameSampleOfOthersHoweverTheyLie() {
    PageChoice many = choose(90, 20, 5, 1);
    assertThat(many.images()).isEqualTo(90);
    assertThat(many.least())
        .isEqualTo(IntStream.range(0, 10).mapToObj(TestPageChoice::answer).toList());
    assertThat(many.others()).hasSize(10).doesNotHaveDuplicates();
    assertThat(many.others()).doesNotContainAnyElementsOf(many.least());
    assertThat(many.others().stream().mapToDouble(answer -> answer.best().probability()).max())
        .as("not the next ones only")
        .satisfies(max -> assertThat(max.getAsDouble()).isGreaterThan(0.5));
    assertThat(choose(90, 20, 2, 7)).isEqualTo(many);
  }
}

package org.murmuration.tune;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.Split;
import org.murmuration.table.ExampleTable;
import org.murmuration.table.FoldRule;
import org.murmuration.train.TableSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What candidates are compared on: the validation split, or, where that has too few images to tell
 * one from another, folds of training and validation split, each of which is held back once
 * (stratified cross-validation). Never the test split.
 *
 * @param rule empty for the validation split
 * @param images that candidates are compared on
 */
record Comparison(Optional<FoldRule> rule, long images) {
  private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

  /** As many as are usual (Kohavi 1995), and five trainings where there was one. */
  private static final int USUAL_FOLDS = 5;

  /** With more validation images, the interval of an accuracy is some 0.1 to either side. */
  private static final int FEW = 50;

  /** Nobody who did not ask for it learns five times from more. */
  private static final int MOST_IMAGES = 10_000;

  private static final int MOST_NAMED = 5;

  /**
   * @param folds as the user has it; 1 for the validation split
   * @param seed decides which image is in which fold
   * @throws Refusal (input) if there is nothing to compare on
   */
  static Comparison of(ExampleTable table, Optional<Integer> folds, long seed) throws IOException {
    long validation = table.countExamples(Split.VALIDATION);
    int wanted = folds.orElse(isSmall(table, validation) ? USUAL_FOLDS : 1);
    Optional<FoldRule> rule =
        wanted == 1
            ? Optional.empty()
            : Optional.of(FoldRule.of(table, seed, wanted)).filter(fits(table, folds));
    if (rule.isEmpty()) {
      requireValidation(table, validation);
      return new Comparison(rule, validation);
    }
    requireImages(rule.get(), table);
    return new Comparison(rule, rule.get().images());
  }

  private static boolean isSmall(ExampleTable table, long validation) throws IOException {
    return validation < FEW && validation + table.countExamples(Split.TRAIN) <= MOST_IMAGES;
  }

  /** Folds that nobody asked for need an image of each label in each. */
  private static Predicate<FoldRule> fits(ExampleTable table, Optional<Integer> folds)
      throws IOException {
    List<String> labels = table.labels();
    return rule -> {
      List<String> few = labels.stream().filter(one -> rule.images(one) < rule.folds()).toList();
      if (!few.isEmpty()) {
        LOG.warn("{}", tooFew(few, rule.folds(), folds.isPresent()));
      }
      return folds.isPresent() || few.isEmpty();
    };
  }

  private static String tooFew(List<String> few, int folds, boolean asked) {
    return "%d labels have less than %d images for training and validation: %s%s (%s)"
        .formatted(
            few.size(),
            folds,
            String.join(", ", few.subList(0, Math.min(MOST_NAMED, few.size()))),
            few.size() > MOST_NAMED ? ", ..." : "",
            asked ? "some folds have none of them" : "no folds are made, see --folds");
  }

  private static void requireValidation(ExampleTable table, long validation) {
    if (validation == 0) {
      throw Refusal.input(
          "Cannot tune: the validation split of %s has no labelled example (raise --validation-share, which a column split of the table overrides, or use --folds)"
              .formatted(table.location()));
    }
  }

  private static void requireImages(FoldRule rule, ExampleTable table) {
    if (rule.images() < rule.folds()) {
      throw Refusal.input(
          "Cannot tune: training and validation split of %s have %d different images, --folds is %d (lower it)"
              .formatted(table.location(), rule.images(), rule.folds()));
    }
  }

  /** How many heads are trained for a candidate. */
  int heads() {
    return rule.map(FoldRule::folds).orElse(1);
  }

  /**
   * @param head 0 to below {@link #heads}
   */
  TableSource source(TableSource whole, int head) {
    return rule.map(folds -> whole.inFold(folds, head)).orElse(whole);
  }

  /** The folder of a candidate's head: with other folds, another one. */
  String folder(Candidate candidate, int head) {
    return rule.isEmpty()
        ? candidate.name()
        : "%s-fold-%d-of-%d".formatted(candidate.name(), head + 1, heads());
  }

  /** For people. */
  String words() {
    return rule.isEmpty()
        ? "On the validation split"
        : "On %d folds of training and validation split, each held back once".formatted(heads());
  }
}

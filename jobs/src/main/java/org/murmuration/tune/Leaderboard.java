package org.murmuration.tune;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.murmuration.evaluation.CsvCell;
import org.murmuration.evaluation.WilsonInterval;

/**
 * Trials by how they did on images that were held back, the best first and those without a head
 * last.
 *
 * @param on what they were compared on, for people
 */
public record Leaderboard(List<Trial> trials, String on) {
  private static final String HEADER =
      "rank,cut,hidden,learning_rate,l2,epochs,train_loss,validation_loss,validation_accuracy,"
          + "folds,validation_examples,validation_accuracy_low,validation_accuracy_high,"
          + "validation_accuracy_standard_error";
  private static final List<String> TITLES =
      List.of("rank", "accuracy", "loss", "epochs", "cut", "hidden", "rate", "l2", "95 % interval");
  private static final int FIRST_TEXT = 4;

  static Leaderboard of(List<Trial> trials, Metric metric, String on) {
    Comparator<Trial> order =
        Comparator.comparing(Trial::isTrained).reversed().thenComparing(metric.bestFirst());
    return new Leaderboard(trials.stream().sorted(order).toList(), on);
  }

  Trial best() {
    return trials.get(0);
  }

  /** RFC 4180, UTF-8. */
  byte[] csv() {
    return Stream.concat(Stream.of(HEADER), IntStream.range(0, trials.size()).mapToObj(this::line))
        .collect(Collectors.joining("\r\n", "", "\r\n"))
        .getBytes(UTF_8);
  }

  private String line(int place) {
    Trial trial = trials.get(place);
    Candidate candidate = trial.candidate();
    return "%d,%s,%s,%s,%s,%d,%s,%s,%s,%d,%d,%s,%s,%s"
        .formatted(
            place + 1,
            CsvCell.of(candidate.cut().orElse("")),
            CsvCell.of(HiddenChoices.joined(candidate.hidden())),
            candidate.learningRate(),
            candidate.l2(),
            trial.epochs(),
            trial.trainLoss(),
            trial.loss(),
            trial.accuracy(),
            trial.folds(),
            trial.images(),
            trial.interval().map(WilsonInterval::low).orElse(Double.NaN),
            trial.interval().map(WilsonInterval::high).orElse(Double.NaN),
            trial.standardError());
  }

  /** For people: titles, and a line a trial. */
  List<String> lines() {
    List<List<String>> rows = new ArrayList<>(List.of(TITLES));
    IntStream.range(0, trials.size()).forEach(place -> rows.add(cells(place)));
    int[] widths =
        IntStream.range(0, TITLES.size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    Stream<String> table = rows.stream().map(row -> aligned(row, widths));
    return Stream.of(Stream.of(on + ":"), table, causes()).flatMap(lines -> lines).toList();
  }

  /** Why candidates have no head, where it is not their learning that led away. */
  private Stream<String> causes() {
    return trials.stream()
        .filter(trial -> !trial.isDiverged())
        .flatMap(
            trial ->
                trial.refusal().stream()
                    .map(why -> trial.candidate().name() + ": " + why.getMessage()));
  }

  private List<String> cells(int place) {
    Trial trial = trials.get(place);
    Candidate candidate = trial.candidate();
    return List.of(
        Integer.toString(place + 1),
        decimals(trial.accuracy()),
        trial.isTrained() ? decimals(trial.loss()) : trial.isDiverged() ? "diverged" : "refused",
        Integer.toString(trial.epochs()),
        candidate.cut().orElse("first"),
        HiddenChoices.joined(candidate.hidden()),
        Double.toString(candidate.learningRate()),
        Double.toString(candidate.l2()),
        trial.interval().map(Leaderboard::words).orElse("-"));
  }

  private static String words(WilsonInterval interval) {
    return decimals(interval.low()) + " to " + decimals(interval.high());
  }

  private static String decimals(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  /** Numbers end at the same place, names begin there. */
  private static String aligned(List<String> row, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> ("%" + (i < FIRST_TEXT ? "" : "-") + widths[i] + "s").formatted(row.get(i)))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}

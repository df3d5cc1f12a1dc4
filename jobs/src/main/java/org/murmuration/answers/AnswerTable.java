package org.murmuration.answers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.murmuration.label.LabelSpelling;
import org.murmuration.predictions.Answer;
import org.murmuration.table.ImageRuns;

/**
 * A few answers as a table that fits a terminal: file, label, how sure, and what is next best.
 *
 * @param rejected images that could not be used
 * @param certainty that an answer needs; who lacks it is marked
 */
record AnswerTable(List<Answer> answers, List<ImageRuns.Rejected> rejected, Certainty certainty) {
  private static final int COLUMNS = 80;
  private static final String BETWEEN = "  ";

  /** So that a long name leaves room for what is known of it. */
  private static final int LONGEST_LABEL = 18;

  private static final List<String> HEADER = List.of("File", "Label", "Sure", "Next best");

  /** In the order of the images' names. */
  List<String> lines() {
    String folder = CommonFolder.of(images());
    List<String> lines = new ArrayList<>();
    if (!answers.isEmpty()) {
      lines.add("In " + LabelSpelling.printable(folder) + ":");
      lines.addAll(table(folder.length()));
    }
    rejected.stream()
        .sorted(Comparator.comparing(image -> image.file().uri()))
        .forEach(image -> lines.add(unusable(image, folder.length())));
    return lines;
  }

  private static String unusable(ImageRuns.Rejected image, int from) {
    return "Could not be used: %s (%s)"
        .formatted(name(image.file().uri(), from).text(), image.reason());
  }

  private List<String> images() {
    return Stream.concat(
            answers.stream().map(Answer::image), rejected.stream().map(r -> r.file().uri()))
        .toList();
  }

  private static Cell name(String image, int from) {
    return new Cell(LabelSpelling.printable(image.substring(from)));
  }

  private List<String> table(int from) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(HEADER.stream().map(Cell::new).toList());
    answers.stream()
        .sorted(Comparator.comparing(Answer::image))
        .forEach(answer -> rows.add(row(answer, from)));
    int[] widths = widths(rows);
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private List<Cell> row(Answer answer, int from) {
    return List.of(
        name(answer.image(), from),
        label(answer.best().label()),
        new Cell("%7s".formatted(share(answer.best().probability())) + mark(answer)),
        new Cell(
            answer
                .second()
                .map(next -> label(next.label()).text() + " (" + share(next.probability()) + ")")
                .orElse("")));
  }

  private String mark(Answer answer) {
    return certainty.has(answer) ? "" : " unsure";
  }

  private static Cell label(String label) {
    return new Cell(LabelSpelling.printable(label)).within(LONGEST_LABEL);
  }

  /** What is not certain is not called so. */
  static String share(float probability) {
    double percent = 100.0 * probability;
    return "%.1f %%".formatted(probability < 1 ? Math.min(percent, 99.9) : percent);
  }

  /** The file's name has what the others leave. */
  private static int[] widths(List<List<Cell>> rows) {
    int[] widths = new int[HEADER.size()];
    for (List<Cell> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).width());
      }
    }
    int others = BETWEEN.length() * (widths.length - 1) + widths[1] + widths[2] + widths[3];
    widths[0] = Math.min(widths[0], COLUMNS - others);
    return widths;
  }

  private static String line(List<Cell> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : BETWEEN).append(row.get(i).within(widths[i]).padded(widths[i]));
    }
    return line.toString().stripTrailing();
  }
}

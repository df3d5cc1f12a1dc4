package org.murmuration.answers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.predictions.Answer;
import org.murmuration.predictions.Coverage;
import org.murmuration.predictions.PredictionTable;
import org.murmuration.table.ImageRuns;
import scala.Tuple2;

/**
 * What is said of the images that were listed, by this run of a classifier or an earlier one.
 *
 * @param listed as {@link PredictionTable#known} gives them
 * @param unnamed those among them that have no prediction
 * @param coverage of these, in which nothing is lost
 * @param settings under which images are read
 * @param certainty that an answer needs
 */
public record Answers(
    PredictionTable table,
    JavaRDD<ImageFile> listed,
    JavaRDD<ImageFile> unnamed,
    Coverage coverage,
    DecodeSettings settings,
    Certainty certainty) {
  /** Images that are shown one by one. */
  private static final int MOST_SHOWN = 50;

  /** Some megabytes, of which the driver has one piece at a time. */
  private static final int ROWS_A_PIECE = 20_000;

  /** For a terminal: a table of a few, a line with counts of many. */
  public Told told() throws IOException {
    return coverage.listed() <= MOST_SHOWN ? toldOfFew(ofFew()) : toldOfMany(byLabel());
  }

  private Told toldOfFew(List<Answer> answers) throws IOException {
    List<String> lines = new AnswerTable(answers, rejected().collect(), certainty).lines();
    return told(lines, answers.stream().filter(answer -> !certainty.has(answer)).count());
  }

  private Told toldOfMany(Map<String, Long> byLabel) {
    long sure = byLabel.values().stream().mapToLong(Long::longValue).sum();
    return told(List.of(new LabelCounts(byLabel).line()), coverage.predicted() - sure);
  }

  private Told told(List<String> lines, long unsure) {
    List<String> all = new ArrayList<>(lines);
    certainty.line(unsure, coverage.predicted()).ifPresent(all::add);
    return new Told(all, unsure);
  }

  private List<Answer> ofFew() throws IOException {
    return table.answers(named().map(ImageFile::uri).collect()).collect();
  }

  private Map<String, Long> byLabel() throws IOException {
    return ofListed().filter(certainty::has).map(answer -> answer.best().label()).countByValue();
  }

  /** Of the images listed; other images may lie in the table, too. */
  private JavaRDD<Answer> ofListed() throws IOException {
    JavaRDD<Answer> answers = table.answers();
    return table.count() == coverage.predicted()
        ? answers
        : answers
            .keyBy(Answer::image)
            .join(named().mapToPair(file -> new Tuple2<>(file.uri(), true)))
            .values()
            .map(Tuple2::_1);
  }

  /**
   * Of all images in the table, listed or not, but for older answers to what cannot be used by now;
   * a piece at a time on the driver.
   */
  Iterator<Answer> inOrder() throws IOException {
    return valid().sortBy(Answer::image, true, pieces(table.count())).toLocalIterator();
  }

  /** The same in no order. */
  JavaRDD<Answer> valid() throws IOException {
    JavaRDD<Answer> all = table.answers();
    return hasRejects() ? all.keyBy(Answer::image).subtractByKey(keysOfUnnamed()).values() : all;
  }

  /** What could not be used, of the images listed. */
  Iterator<ImageRuns.Rejected> rejectsInOrder() throws IOException {
    return rejected()
        .sortBy(image -> image.file().uri(), true, pieces(coverage.rejects().total()))
        .toLocalIterator();
  }

  static int pieces(long rows) {
    return Math.toIntExact(1 + rows / ROWS_A_PIECE);
  }

  private JavaRDD<ImageFile> named() {
    return hasRejects()
        ? listed.keyBy(ImageFile::uri).subtractByKey(keysOfUnnamed()).values()
        : listed;
  }

  private boolean hasRejects() {
    return coverage.rejects().total() > 0;
  }

  private JavaPairRDD<String, Boolean> keysOfUnnamed() {
    return unnamed.mapToPair(file -> new Tuple2<>(file.uri(), true));
  }

  JavaRDD<ImageRuns.Rejected> rejected() throws IOException {
    return hasRejects()
        ? table.images().rejected(unnamed, settings)
        : listed.filter(file -> false).map(file -> new ImageRuns.Rejected(file, "", ""));
  }
}

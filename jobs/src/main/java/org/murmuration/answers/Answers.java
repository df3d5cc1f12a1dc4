package org.murmuration.answers;

import java.io.IOException;
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
 * @param coverage of these, in which nothing is lost
 * @param settings under which images are read
 */
public record Answers(
    PredictionTable table, JavaRDD<ImageFile> listed, Coverage coverage, DecodeSettings settings) {
  /** Images that are shown one by one. */
  private static final int MOST_SHOWN = 50;

  /** For a terminal: a table of a few, a line with counts of many. */
  public List<String> lines() throws IOException {
    return coverage.listed() <= MOST_SHOWN
        ? new AnswerTable(ofFew(), rejected().collect()).lines()
        : List.of(new LabelCounts(byLabel()).line());
  }

  private List<Answer> ofFew() throws IOException {
    return table.answers(named().map(ImageFile::uri).collect()).collect();
  }

  private Map<String, Long> byLabel() throws IOException {
    return all().map(answer -> answer.best().label()).countByValue();
  }

  /** Of the images listed; other images may lie in the table, too. */
  private JavaRDD<Answer> all() throws IOException {
    JavaRDD<Answer> answers = table.answers();
    return table.count() == coverage.predicted()
        ? answers
        : answers
            .keyBy(Answer::image)
            .join(named().mapToPair(file -> new Tuple2<>(file.uri(), true)))
            .values()
            .map(Tuple2::_1);
  }

  private JavaRDD<ImageFile> named() throws IOException {
    return hasRejects() ? listed.keyBy(ImageFile::uri).subtractByKey(unnamed()).values() : listed;
  }

  private boolean hasRejects() {
    return coverage.rejects().total() > 0;
  }

  private JavaPairRDD<String, Boolean> unnamed() throws IOException {
    return table.unnamed(listed).mapToPair(file -> new Tuple2<>(file.uri(), true));
  }

  private JavaRDD<ImageRuns.Rejected> rejected() throws IOException {
    return hasRejects()
        ? table.images().rejected(table.unnamed(listed), settings)
        : listed.filter(file -> false).map(file -> new ImageRuns.Rejected(file, "", ""));
  }
}

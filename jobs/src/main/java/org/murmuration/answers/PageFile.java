package org.murmuration.answers;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.Thumbnails;
import org.murmuration.network.Prediction;
import org.murmuration.predictions.Answer;
import org.murmuration.refusal.Refusal;
import org.murmuration.report.AnswerCounts;
import org.murmuration.report.AnswerPage;
import org.murmuration.report.Guess;
import org.murmuration.report.NamedImage;
import org.murmuration.report.ShownAnswers;
import org.murmuration.report.UnusedImage;
import org.murmuration.storage.DraftFile;
import org.murmuration.storage.Storage;
import org.murmuration.table.ImageRuns;

/**
 * Answers as a page with a small picture of each image. Pictures are made by executors; the driver
 * has all that are shown at once, 16 MB at most.
 */
public final class PageFile {
  private static final int MOST_SHOWN = 2_000;
  private static final int MOST_REJECTS_NAMED = 1_000;

  /** A photo has some 3 kB. */
  private static final Thumbnails.Size SIZE = new Thumbnails.Size(96, 8_000);

  private final Storage storage;
  private final AnswerPlace place;
  private final String location;
  private final OwnFiles files;

  /**
   * @param place of all answers
   * @param page where it goes
   */
  public PageFile(Storage storage, AnswerPlace place, String page) throws IOException {
    this.storage = storage;
    this.place = place;
    this.location = storage.qualified(page);
    this.files = new OwnFiles(storage, place.table());
  }

  /**
   * Before anything is done.
   *
   * @throws Refusal (conflict) if something is there that was not written by this program;
   *     (settings) if it would lie among the files of a table
   */
  public void requireUsable() throws IOException {
    if ((location + "/").startsWith(place.table() + "/")) {
      throw Refusal.settings(
          "Cannot write %s: %s is for Parquet files only (name a page beside it)"
              .formatted(location, place.table()));
    }
    files.requireOwn(location);
    storage.requireWritable(location);
  }

  /**
   * Writes it whole, unless the same is there.
   *
   * @param run that does so
   * @throws Refusal (conflict) if something came there meanwhile; (temporary) if another command
   *     writes the same table
   */
  public WrittenPage write(SparkSession spark, Answers answers, String run) throws IOException {
    PageChoice choice = PageChoice.of(answers.valid(), MOST_SHOWN);
    List<ImageRuns.Rejected> rejects = rejects(answers);
    String folder =
        CommonFolder.of(
            Stream.concat(
                    choice.all().map(Answer::image),
                    rejects.stream().map(reject -> reject.file().uri()))
                .toList());
    Map<String, byte[]> jpegs =
        Thumbnails.of(spark, sources(spark, answers, choice), answers.settings(), SIZE);
    ShownAnswers shown =
        new ShownAnswers(
            shown(choice.least(), jpegs, folder.length()),
            shown(choice.others(), jpegs, folder.length()));
    AnswerPage page =
        new AnswerPage(
            place.named(),
            folder,
            answers.certainty().least(),
            counts(answers, choice),
            shown,
            rejects.stream().map(reject -> unused(reject, folder.length())).toList());
    try (DraftFile draft = DraftFile.of(storage, location, page::write)) {
      files.put(draft, location, () -> answers.table().images().runs().lease(run));
    }
    return new WrittenPage(location, shown.count(), choice.images(), shown.withoutPicture());
  }

  private static List<ImageRuns.Rejected> rejects(Answers answers) throws IOException {
    long all = answers.coverage().rejects().total();
    return answers
        .rejected()
        .sortBy(image -> image.file().uri(), true, Answers.pieces(all))
        .take(MOST_REJECTS_NAMED);
  }

  private static AnswerCounts counts(Answers answers, PageChoice choice) throws IOException {
    Certainty certainty = answers.certainty();
    return new AnswerCounts(
        choice.images(),
        certainty.least() == 0
            ? 0
            : answers.valid().filter(answer -> !certainty.has(answer)).count(),
        choice.images() - answers.coverage().predicted(),
        answers.coverage().rejects().total());
  }

  /** Images in a pack are looked up among those that are listed now. */
  private static Collection<Thumbnails.Source> sources(
      SparkSession spark, Answers answers, PageChoice choice) {
    Map<String, String> packs =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(choice.all().map(Answer::image).toList())
            .keyBy(image -> image)
            .join(answers.listed().filter(file -> file.pack() != null).keyBy(ImageFile::uri))
            .mapValues(found -> found._2().pack())
            .collectAsMap();
    return choice
        .all()
        .map(answer -> source(answer, packs.get(answer.image())))
        .sorted(Comparator.comparing(source -> String.valueOf(source.pack())))
        .collect(Collectors.toList());
  }

  private static Thumbnails.Source source(Answer answer, String pack) {
    return new Thumbnails.Source(answer.image(), answer.imageId(), pack);
  }

  private static List<NamedImage> shown(
      List<Answer> answers, Map<String, byte[]> jpegs, int folder) {
    return answers.stream()
        .map(
            answer ->
                new NamedImage(
                    answer.image().substring(folder),
                    guess(answer.best()),
                    answer.second().map(PageFile::guess),
                    Optional.ofNullable(jpegs.get(answer.image()))))
        .toList();
  }

  private static Guess guess(Prediction prediction) {
    return new Guess(prediction.label(), prediction.probability());
  }

  private static UnusedImage unused(ImageRuns.Rejected image, int folder) {
    return new UnusedImage(image.file().uri().substring(folder), image.reason(), image.message());
  }
}

package org.murmuration.answers;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.murmuration.predictions.Answer;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.DraftFile;
import org.murmuration.storage.Storage;
import org.murmuration.table.ImageRuns;

/**
 * Answers as one file, and what could not be used as a second one beside it. Rows come from the
 * executors piece by piece, in the order of their images' names, so that the same answers are the
 * same bytes.
 */
public final class AnswerFiles {
  private static final List<String> COLUMNS =
      List.of(
          "image",
          "predicted_label",
          "confidence",
          "next_label",
          "next_confidence",
          "true_label",
          "answer");

  private static final List<String> REJECT_COLUMNS = List.of("image", "reason", "message");

  private final Storage storage;
  private final AnswerPlace place;
  private final FileForm form;
  private final OwnFiles files;

  private AnswerFiles(Storage storage, AnswerPlace place, FileForm form) {
    this.storage = storage;
    this.place = place;
    this.form = form;
    this.files = new OwnFiles(storage, place.table());
  }

  /** None where answers stay in their folder. */
  public static Optional<AnswerFiles> at(Storage storage, AnswerPlace place) {
    return place.form().map(form -> new AnswerFiles(storage, place, form));
  }

  /**
   * Before anything is done.
   *
   * @throws Refusal (conflict) if something is there that was not written by this program
   */
  public void requireUsable() throws IOException {
    files.requireOwn(place.named());
    files.requireOwn(place.rejects(form));
    storage.requireWritable(place.named());
  }

  /**
   * Writes what is said of all images of the table, but for older answers to what cannot be used by
   * now, and why that is so. Files that would be the same stay.
   *
   * @param run that does so
   * @throws Refusal (conflict) if something came there meanwhile; (temporary) if something is lost,
   *     or another command writes the same table
   */
  public WrittenAnswers write(Answers answers, String run) throws IOException {
    OwnFiles.Lease lease = () -> answers.table().images().runs().lease(run);
    long rejects = answers.coverage().rejects().total();
    String second = place.rejects(form);
    if (rejects > 0) {
      Stream<List<?>> rows = stream(answers.rejectsInOrder()).map(AnswerFiles::reject);
      put(second, REJECT_COLUMNS, rows, rejects, lease);
    } else {
      files.remove(second, lease);
    }
    Stream<List<?>> rows =
        stream(answers.inOrder()).map(answer -> row(answer, answers.certainty()));
    long images = put(place.named(), COLUMNS, rows, answers.coverage().predicted(), lease);
    return new WrittenAnswers(
        place.named(), images, rejects > 0 ? Optional.of(second) : Optional.empty());
  }

  private static <T> Stream<T> stream(Iterator<T> all) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, 0), false);
  }

  /**
   * @param least rows that there must be
   * @return how many there are
   */
  private long put(
      String location, List<String> columns, Stream<List<?>> rows, long least, OwnFiles.Lease lease)
      throws IOException {
    AtomicLong written = new AtomicLong();
    try (DraftFile draft =
        DraftFile.of(
            storage, location, out -> written.set(new FileRows(form, columns, out).write(rows)))) {
      if (written.get() < least) {
        throw Refusal.temporary(
            "Cannot write %s: of %d images, %d came (run the command again: what was committed stays)"
                .formatted(location, least, written.get()));
      }
      files.put(draft, location, lease);
    }
    return written.get();
  }

  private static List<?> row(Answer answer, Certainty certainty) {
    return Arrays.asList(
        answer.image(),
        answer.best().label(),
        answer.best().probability(),
        answer.second().map(next -> next.label()).orElse(null),
        answer.second().map(next -> next.probability()).orElse(null),
        answer.trueLabel(),
        certainty.answer(answer).orElse(null));
  }

  private static List<?> reject(ImageRuns.Rejected image) {
    return List.of(image.file().uri(), image.reason(), image.message());
  }
}

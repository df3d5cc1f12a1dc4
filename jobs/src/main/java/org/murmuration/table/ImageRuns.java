package org.murmuration.table;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.Runs;
import org.murmuration.storage.Storage;
import scala.Tuple2;

/**
 * What all tables have in common that runs over images write, whatever their rows are: which images
 * are done, who may add others, and what is left of a run that was cut short.
 *
 * @param rejects of the same runs
 */
public record ImageRuns(Storage storage, Runs runs, RejectTable rejects) {
  /**
   * Removes what an attempt of a run left that was cut short, but for the legs that it committed: a
   * run that is made again goes on after them.
   */
  public void clearInterrupted(RunId run) throws IOException {
    runs.requireHeld();
    clear(run);
    // That of a process known to be dead, too: other readers see what it had not committed yet.
    Optional<String> dead = runs.interrupted();
    if (dead.isPresent()) {
      clear(new RunId(dead.get()));
    }
  }

  private void clear(RunId run) throws IOException {
    if (!runs.isCommitted(run.value())) {
      runs.clear(run.value());
    }
    // Asked again: another process may have committed it meanwhile.
    if (!runs.isCommitted(run.value())) {
      rejects.clear(run);
    }
  }

  /** Whether there are other runs, or rejects, than when this was first asked. */
  public boolean reopen() throws IOException {
    boolean isChanged = runs.reopen();
    return rejects.folders().reopen() || isChanged;
  }

  /**
   * Before hours of work, and not after.
   *
   * @throws Refusal if that run is committed already, or nothing can be written here
   */
  public void requireNew(RunId run) throws IOException {
    runs.requireNew(run.value());
    storage.requireWritable(runs.root());
  }

  /** Rows with the columns that say which file a row is of, asked for where a run is there. */
  @FunctionalInterface
  public interface FileRows {
    Dataset<Row> get() throws IOException;
  }

  /**
   * The files among these that have no row yet and were not rejected as they are, under the same
   * settings. Those that storage did not hand out are tried again by another run: nothing is known
   * of their bytes.
   */
  public JavaRDD<ImageFile> notYetRead(
      JavaRDD<ImageFile> files, FileRows rows, RunId run, DecodeSettings settings)
      throws IOException {
    JavaRDD<ImageFile> unread = runs.opened().isEmpty() ? files : without(files, rows.get());
    if (rejects.isEmpty()) {
      return unread;
    }
    Dataset<Row> all = rejects.under(settings);
    return without(unread, runs.isCommitted(run.value()) ? all : RejectTable.ofBytes(all));
  }

  /**
   * After a run: that each of these files has a row or a reject, whatever went wrong on the way.
   *
   * @param rows with the columns that say which file a row is of
   * @throws Refusal (temporary) if one has neither
   */
  void requireAll(JavaRDD<ImageFile> files, Dataset<Row> rows, DecodeSettings settings)
      throws IOException {
    JavaRDD<ImageFile> withoutRow = without(files, rows);
    JavaRDD<ImageFile> lost =
        rejects.isEmpty() ? withoutRow : without(withoutRow, rejects.under(settings));
    long count = lost.count();
    if (count > 0) {
      throw Refusal.temporary(
          "Cannot account for %d of %d images: %s has neither a row nor a reject of them, such as %s (run the command again)"
              .formatted(count, files.count(), runs.root(), lost.first().uri()));
    }
  }

  /**
   * How many of these files are rejects under these settings, by class and reason.
   *
   * @param files that have no row
   */
  public RejectCounts rejectsAmong(JavaRDD<ImageFile> files, DecodeSettings settings)
      throws IOException {
    return rejects.isEmpty()
        ? RejectCounts.NONE
        : RejectCounts.of(
            rejected(files, settings)
                .map(
                    image ->
                        new Tuple2<>(RejectCounts.classOf(image.file().label()), image.reason()))
                .countByValue());
  }

  /** What was said of the first of these files that could not be used. */
  public Optional<String> firstReject(JavaRDD<ImageFile> files, DecodeSettings settings)
      throws IOException {
    return rejects.isEmpty()
        ? Optional.empty()
        : rejected(files, settings)
            .mapToPair(image -> new Tuple2<>(image.file().uri(), image.message()))
            .sortByKey()
            .values()
            .take(1)
            .stream()
            .findFirst();
  }

  /**
   * An image that could not be used.
   *
   * @param reason one of those that are counted
   * @param message the reason in a sentence
   */
  public record Rejected(ImageFile file, String reason, String message) implements Serializable {}

  /**
   * Those among these files that are rejects under these settings, and why.
   *
   * @param files that have no row
   */
  public JavaRDD<Rejected> rejected(JavaRDD<ImageFile> files, DecodeSettings settings)
      throws IOException {
    JavaPairRDD<FileColumns.Key, Tuple2<String, String>> said =
        FileColumns.of(rejects.under(settings), Columns.REASON, Columns.MESSAGE)
            .javaRDD()
            .mapToPair(row -> new Tuple2<>(FileColumns.key(row), said(row)))
            .reduceByKey((first, second) -> second);
    return files
        .keyBy(FileColumns::key)
        .join(said)
        .values()
        .map(file -> new Rejected(file._1(), file._2()._1(), file._2()._2()));
  }

  private static Tuple2<String, String> said(Row row) {
    return new Tuple2<>(row.getString(FileColumns.COUNT), row.getString(FileColumns.COUNT + 1));
  }

  /**
   * The files among these that have no row.
   *
   * @param rows with the columns that say which file a row is of
   */
  public static JavaRDD<ImageFile> without(JavaRDD<ImageFile> files, Dataset<Row> rows) {
    JavaPairRDD<FileColumns.Key, Integer> known =
        FileColumns.keys(rows).mapToPair(key -> new Tuple2<>(key, 1));
    return files.keyBy(FileColumns::key).subtractByKey(known).values();
  }

  /**
   * Begins a run.
   *
   * @param form of its rows
   * @param settings under which its images are read
   * @param agreement that holds before each leg is committed
   * @throws Refusal (conflict) if that run is committed already
   */
  public OpenRun open(
      RunId run, OutcomeFiles.RowForm form, DecodeSettings settings, OpenRun.Agreement agreement)
      throws IOException {
    requireNew(run);
    return new OpenRun(this, run, form, settings, agreement);
  }
}

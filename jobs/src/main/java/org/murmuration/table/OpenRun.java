package org.murmuration.table;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.imagepass.DueImage;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.Worklist;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.ChunkParts;
import org.murmuration.runs.LegName;
import org.murmuration.runs.PartFile;
import org.murmuration.runs.PartFiles;
import org.murmuration.runs.RunDraft;
import org.murmuration.runs.RunFolders;
import org.murmuration.runs.RunManifest;
import org.murmuration.runs.Runs;
import org.murmuration.runs.WrittenFile;
import org.murmuration.storage.FullDisk;
import org.murmuration.storage.Storage;

/**
 * A run of a table that is being written, leg by leg: what tasks write is hidden until its leg is
 * committed. A leg that is committed counts, whatever becomes of the run.
 */
public final class OpenRun implements AutoCloseable {
  /** Whether a table is still made for what it was when the run began. */
  @FunctionalInterface
  public interface Agreement {
    /**
     * @throws Refusal (conflict) if it is not
     */
    void require() throws IOException;
  }

  /** Where a leg stands in its run. */
  public enum Order {
    EARLIER,
    LAST
  }

  private final Storage storage;
  private final Runs runs;
  private final RejectTable rejects;
  private final RunId run;
  private final OutcomeFiles.RowForm form;
  private final DecodeSettings settings;
  private final Agreement agreement;
  private final RunDraft draft;
  private final int before;
  private PartFiles takenOver = PartFiles.NONE;

  OpenRun(
      ImageRuns table,
      RunId run,
      OutcomeFiles.RowForm form,
      DecodeSettings settings,
      Agreement agreement)
      throws IOException {
    this.storage = table.storage();
    this.runs = table.runs();
    this.rejects = table.rejects();
    this.run = run;
    this.form = form;
    this.settings = settings;
    this.agreement = agreement;
    this.before = Math.max(runs.lastLeg(run.value()), rejects.folders().lastLeg(run.value()));
    this.draft = RunDraft.beside(storage, runs.folder(run.value()));
  }

  /** Where what is to be done is written down. */
  public Worklist worklist() {
    return new Worklist(storage, draft.lists());
  }

  /** Files with what is known of earlier attempts to read them. */
  public JavaRDD<DueImage> due(JavaRDD<ImageFile> files) throws IOException {
    return rejects.due(files, settings);
  }

  /**
   * Where tasks write a leg.
   *
   * @param leg its number in this process, from 1
   */
  public OutcomeFiles files(int leg) {
    return new OutcomeFiles(draft, leg, form, settings);
  }

  /** Puts rows of known images into the first leg, in so many files. */
  public void takeOver(SparkSession spark, KnownImages known, int files) throws IOException {
    if (known.count() == 0) {
      return;
    }
    try {
      takenOver = write(spark, spark.createDataFrame(known.rows(), form.schema()), files);
      requireAll(known.count());
    } catch (Exception e) {
      // Exception, because Scala throws checked ones that no signature names.
      explain(e);
      throw e;
    }
  }

  /** Files that were hashed again, as an executor was lost, may not have been handed out again. */
  private void requireAll(long known) {
    long rows = takenOver.files().stream().mapToLong(PartFile::rows).sum();
    if (rows != known) {
      throw Refusal.temporary(
          "Cannot go on: the bytes of %d images were known, and rows of %d were copied (storage did not hand out the same files twice: run the command again)"
              .formatted(known, rows));
    }
  }

  private PartFiles write(SparkSession spark, Dataset<Row> rows, int files) throws IOException {
    String folder = draft.rows(1);
    form.takenOver(rows)
        .coalesce(files)
        .write()
        .mode(SaveMode.Append)
        .option("compression", "zstd")
        .parquet(folder);
    storage.delete(folder + "/" + RunFolders.SUCCESS);
    return PartFiles.in(spark, storage, folder);
  }

  /**
   * Commits a leg, its rejects first.
   *
   * @param leg its number in this process, from 1
   * @param chunks all of it
   * @param order whether the run ends with it
   * @return images of attempts that left a file and do not count, those of the whole piece of each
   * @throws Refusal (conflict) if another process writes the same run
   */
  public long commit(int leg, List<ChunkParts> chunks, Order order) throws IOException {
    requireUndisturbed();
    agreement.require();
    PartFiles others = leg == 1 ? takenOver : PartFiles.NONE;
    RunManifest rejected = manifest(rejects.folders(), order, chunks, ChunkParts::rejects);
    RunManifest used = manifest(runs, order, chunks, ChunkParts::rows).with(others);
    Set<String> strays = removeStrays(draft.rejects(leg), rejected);
    strays.addAll(removeStrays(draft.rows(leg), used));
    String name = order == Order.LAST ? run.value() : LegName.of(run.value(), before + leg);
    if (!rejected.isEmpty()) {
      rejects.folders().publish(run.value(), name, draft.rejects(leg), rejected);
    } else if (!rejected.legs().isEmpty()) {
      // Or else its legs would be those of a run under way for ever.
      rejects.folders().end(run.value(), rejected);
    }
    if (!used.isEmpty()) {
      runs.publish(run.value(), name, draft.rows(leg), used);
    } else if (!used.legs().isEmpty()) {
      runs.end(run.value(), used);
    }
    // Whoever took the run meanwhile may have removed what was just committed.
    requireUndisturbed();
    return imagesOf(strays, chunks);
  }

  private RunManifest manifest(
      Runs folders,
      Order order,
      List<ChunkParts> chunks,
      Function<ChunkParts, List<WrittenFile>> files)
      throws IOException {
    List<String> legs = order == Order.LAST ? folders.committedLegs(run.value()) : List.of();
    return RunManifest.of(
        draft.location().replaceFirst(".*draft-", ""),
        legs,
        chunks.stream().flatMap(chunk -> files.apply(chunk).stream()).toList());
  }

  /** Of attempts that failed, or came second; names of files. */
  private Set<String> removeStrays(String folder, RunManifest manifest) throws IOException {
    Set<String> strays = new HashSet<>(storage.names(folder));
    strays.removeAll(manifest.parts().names());
    for (String stray : strays) {
      storage.delete(folder + "/" + stray);
    }
    return strays;
  }

  private static long imagesOf(Set<String> strays, List<ChunkParts> chunks) {
    Map<Integer, Integer> images =
        chunks.stream().collect(Collectors.toMap(ChunkParts::chunk, ChunkParts::images));
    return strays.stream()
        .flatMap(name -> OutcomeFiles.chunk(name).stream())
        .mapToLong(chunk -> images.getOrDefault(chunk, 0))
        .sum();
  }

  /**
   * @throws Refusal (conflict) if it is, or (temporary) if the table is another command's by now
   */
  private void requireUndisturbed() throws IOException {
    runs.requireHeld();
    if (!draft.isUndisturbed()) {
      runs.requireNew(run.value());
      throw runs.writtenByAnother(run.value());
    }
  }

  /**
   * Looks for what is behind a failure.
   *
   * @throws Refusal if another process took the run, or no space is left
   */
  public void explain(Exception failure) throws IOException {
    try {
      requireUndisturbed();
      FullDisk.check(failure, runs.root());
    } catch (IOException | RuntimeException found) {
      found.addSuppressed(failure);
      throw found;
    }
  }

  /** Removes what was not committed. */
  @Override
  public void close() {
    draft.remove();
  }
}

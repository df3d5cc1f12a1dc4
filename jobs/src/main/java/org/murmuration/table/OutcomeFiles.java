package org.murmuration.table;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.imagepass.Chunk;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.runs.RowFile;
import org.murmuration.runs.RunDraft;
import org.murmuration.storage.Storage;

/** Where the tasks of a leg write what became of their images, and how. */
public final class OutcomeFiles implements Serializable {
  /** Runs on executors: what an image becomes in a table. */
  public interface RowForm extends Serializable {
    StructType schema();

    /**
     * @param image that was not rejected, as the pass gives it that the table is for
     */
    Row row(ImageOutcome image);

    /** Rows that the table has already, for other images with the same bytes. */
    default Dataset<Row> takenOver(Dataset<Row> rows) {
      return rows;
    }
  }

  private static final Pattern NAME = Pattern.compile("part-(\\d+)-\\d+\\.zstd\\.parquet");

  private final Storage storage;
  private final String rows;
  private final String rejects;
  private final RowForm form;
  private final String settings;

  OutcomeFiles(RunDraft draft, int leg, RowForm form, DecodeSettings settings) {
    this.storage = draft.storage();
    this.rows = draft.rows(leg);
    this.rejects = draft.rejects(leg);
    this.form = form;
    this.settings = settings.id();
  }

  /** Of no other attempt, so that none overwrites another's. */
  private static String name(Chunk chunk, long attempt) {
    return "part-%05d-%d.zstd.parquet".formatted(chunk.number(), attempt);
  }

  /** The number of the chunk whose file that is; none if it is no chunk's. */
  static Optional<Integer> chunk(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  /**
   * Begins the files of a chunk; each is made with its first row.
   *
   * @param attempt at it
   * @param rejectedAs why earlier runs could not use some of its images
   */
  public OutcomeWriter begin(Chunk chunk, long attempt, Map<ImageFile, String> rejectedAs) {
    String name = name(chunk, attempt);
    return new OutcomeWriter(
        this,
        chunk,
        new RowFile(storage, rows, name, form.schema()),
        new RowFile(storage, rejects, name, RejectTable.STORED),
        rejectedAs);
  }

  Row row(ImageOutcome image) {
    return form.row(image);
  }

  Row reject(ImageOutcome.Rejected reject) {
    return RejectTable.row(reject, settings);
  }
}

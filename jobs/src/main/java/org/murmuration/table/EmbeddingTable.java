package org.murmuration.table;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.iceberg.IcebergName;
import org.murmuration.iceberg.IcebergPlace;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.newest.FolderRows;
import org.murmuration.newest.KeptRows;
import org.murmuration.newest.NewestRows;
import org.murmuration.newest.TableRows;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.FolderPlace;
import org.murmuration.runs.RunFolders;
import org.murmuration.runs.Runs;
import org.murmuration.runs.TableLease;
import org.murmuration.runs.TablePlace;
import org.murmuration.seen.SeenImages;
import org.murmuration.split.Split;
import org.murmuration.split.SplitRule;
import org.murmuration.storage.Storage;
import org.murmuration.store.SplitNote;
import scala.Tuple2;

/**
 * Embeddings on storage: a contract, and rows of each run. Nothing is ever overwritten; a newer row
 * of an image hides the older one.
 */
public final class EmbeddingTable implements ExampleTable {
  private final SparkSession spark;
  private final Storage storage;
  private final TablePlace place;
  private final Runs runs;
  private final TableRows newest;
  private final KeptRows files;
  private final Optional<String> cut;
  private final Optional<SplitRule> otherRule;
  private final SeenImages seen;
  private TableContract agreed;
  private RuledSplit ruled;
  private RejectTable rejects;

  /**
   * A table whose examples are the embeddings of its only cut, or of its first.
   *
   * @param location a folder, or {@code iceberg:} and the name of a table in a catalog
   * @throws Refusal (settings) if that catalog cannot be used
   */
  public EmbeddingTable(SparkSession spark, Storage storage, String location) throws IOException {
    this.spark = spark;
    this.storage = storage;
    Optional<IcebergName> name = IcebergName.of(location);
    if (name.isPresent()) {
      IcebergPlace kept = IcebergPlace.of(spark, storage, name.get());
      this.place = kept;
      this.newest = kept.rows();
    } else {
      FolderPlace folder = FolderPlace.at(storage, location);
      this.place = folder;
      this.newest = new FolderRows(new NewestRows(spark), folder.runs());
    }
    this.runs = place.runs();
    this.files = new KeptRows(newest, runs, EmbeddingRows.IMAGE_COLUMNS);
    this.cut = Optional.empty();
    this.otherRule = Optional.empty();
    this.seen = SeenImages.UNKNOWN;
  }

  private EmbeddingTable(
      EmbeddingTable other, Optional<String> cut, Optional<SplitRule> otherRule, SeenImages seen) {
    this.spark = other.spark;
    this.storage = other.storage;
    this.place = other.place;
    this.runs = other.runs;
    this.newest = other.newest;
    this.files = other.files;
    this.cut = cut;
    this.otherRule = otherRule;
    this.seen = seen;
  }

  /** The same table, whose contract and examples are those of one of its cuts. */
  public EmbeddingTable at(String layer) {
    return new EmbeddingTable(this, Optional.of(layer), otherRule, seen);
  }

  /** The same table, divided by another rule than its own: that of a head which meets it. */
  public EmbeddingTable dividedBy(SplitRule rule) {
    return new EmbeddingTable(this, cut, Optional.of(rule), seen);
  }

  /** The same table, for a classifier that has seen images, of which none is for testing. */
  public EmbeddingTable remembering(SeenImages images) {
    return new EmbeddingTable(this, cut, otherRule, images);
  }

  /** What it was told that a classifier saw. */
  public SeenImages remembered() {
    return seen;
  }

  @Override
  public SplitNote split() throws IOException {
    return rule().note();
  }

  private SplitRule rule() throws IOException {
    return otherRule.isPresent() ? otherRule.get() : contract().split();
  }

  @Override
  public String location() {
    return place.location();
  }

  /** Whether anything is at its place, be it a table or not. */
  public boolean exists() throws IOException {
    return place.exists();
  }

  /**
   * @throws Refusal if that is no embedding table, or it lacks the cut that it is read at
   */
  @Override
  public TableContract contract() throws IOException {
    TableContract stored = storedContract();
    return cut.isPresent() ? stored.at(cut.get(), location()) : stored;
  }

  /** Read once: another would be another table. */
  private TableContract storedContract() throws IOException {
    if (agreed == null) {
      agreed = TableContract.read(place.contract(), place.contractName());
    }
    return agreed;
  }

  /**
   * Makes the table, or checks that it was made for the same thing; of two that make it at once,
   * the one that comes second is checked.
   *
   * @throws Refusal (conflict) if it was not
   */
  public void agree(TableContract wanted) throws IOException {
    agreed = null;
    if (!place.hasContract()) {
      place.make(wanted.json(), EmbeddingRows.schema(wanted.cuts()));
    }
    storedContract().requireSame(wanted, location());
  }

  /** Nothing if it is to be made. */
  public Optional<TableContract> known() throws IOException {
    return place.hasContract() ? Optional.of(storedContract()) : Optional.empty();
  }

  /**
   * Takes the right to add to this table, which only one command has at a time.
   *
   * @return to be closed when nothing more is added
   * @throws Refusal (temporary) if another command has it
   */
  public TableLease lease(RunId run) throws IOException {
    return runs.lease(run.value());
  }

  /**
   * Before anything is committed.
   *
   * @throws Refusal (temporary) if the lease was taken, and another command has it now
   */
  public void requireHeld() throws IOException {
    runs.requireHeld();
  }

  /** Whether there are other runs, or rejects, than when this was first asked. */
  public boolean reopen() throws IOException {
    return images().reopen();
  }

  /**
   * Removes what an attempt of a run left that was cut short, but for the legs that it committed: a
   * run that is made again goes on after them.
   */
  public void clearInterrupted(RunId run) throws IOException {
    images().clearInterrupted(run);
  }

  /** What it has in common with other tables. */
  private ImageRuns images() throws IOException {
    return new ImageRuns(storage, runs, rejects());
  }

  /**
   * Before hours of work, and not after.
   *
   * @throws Refusal if that run is committed already, or nothing can be written here
   */
  public void requireNew(RunId run) throws IOException {
    images().requireNew(run);
  }

  /**
   * The files among these that have no row yet and were not rejected as they are, under the same
   * settings. Those that storage did not hand out are tried again by another run: nothing is known
   * of their bytes.
   */
  public JavaRDD<ImageFile> notYetRead(JavaRDD<ImageFile> files, RunId run, DecodeSettings settings)
      throws IOException {
    requireRoomForSplits(files);
    return images().notYetRead(files, this::rowsAsListed, run, settings);
  }

  /**
   * After a run: that each of these files has a row or a reject, whatever went wrong on the way.
   *
   * @throws Refusal (temporary) if one has neither
   */
  public void requireAll(JavaRDD<ImageFile> files, DecodeSettings settings) throws IOException {
    images().requireAll(files, rowsAsListed(), settings);
  }

  private void requireRoomForSplits(JavaRDD<ImageFile> files) throws IOException {
    if (storedContract().isDivided()
        && !files.filter(file -> file.split() != null || file.group() != null).isEmpty()) {
      throw Refusal.conflict(
          "Cannot add images with splits or groups of their own to table %s: an older program made it and divided it by content (name another table)"
              .formatted(location()));
    }
  }

  /** In older tables, the split of a row is not what somebody said of its file. */
  private Dataset<Row> rowsAsListed() throws IOException {
    Dataset<Row> listed = files.newest(schema());
    return storedContract().isDivided() ? Columns.undivided(listed) : listed;
  }

  /** Lets go what executors keep of the rows' files, which whoever adds to a table asks for. */
  public void releaseFiles() {
    files.close();
  }

  /** The files among these whose bytes have an embedding already; the caller closes it. */
  public KnownImages known(JavaRDD<ImageFile> images) throws IOException {
    return runs.opened().isEmpty()
        ? KnownImages.none()
        : KnownImages.among(spark, storage, images, files.every(schema()), everyRow());
  }

  /** How many of these files are rejects under these settings, by class and reason. */
  public RejectCounts rejectsAmong(JavaRDD<ImageFile> files, DecodeSettings settings)
      throws IOException {
    return images().rejectsAmong(ImageRuns.without(files, rowsAsListed()), settings);
  }

  /** Rejects of this table. */
  public RejectTable rejects() throws IOException {
    String folder = place.rejects();
    if (rejects == null || !rejects.location().equals(folder)) {
      rejects = new RejectTable(spark, storage, folder);
    }
    return rejects;
  }

  /**
   * Begins a run.
   *
   * @param settings under which its images are read
   * @throws Refusal (conflict) if that run is committed already
   */
  public OpenRun open(RunId run, DecodeSettings settings) throws IOException {
    TableContract stored = storedContract();
    SplitRule dividing = stored.isDivided() ? stored.split() : null;
    EmbeddingRows form = new EmbeddingRows(schema(), dividing);
    return images().open(run, form, settings, () -> agree(stored));
  }

  /** Of its rows. */
  public StructType schema() throws IOException {
    return EmbeddingRows.schema(storedContract().cuts());
  }

  /** The folder that is written to while a run is made. */
  public String workFolder() {
    return runs.root();
  }

  /** Whether its runs are folders; else a catalog keeps it, and in order, too. */
  public boolean isOfFolders() {
    return runs instanceof RunFolders;
  }

  /**
   * The folders of its runs.
   *
   * @throws Refusal (settings) if a catalog keeps them
   */
  public RunFolders folders() {
    if (runs instanceof RunFolders folders) {
      return folders;
    }
    throw Refusal.settings(
        "Cannot merge the runs of %s: its catalog keeps them (call its procedure rewrite_data_files)"
            .formatted(location()));
  }

  /** Rows of all committed runs, superseded ones, too. */
  public Dataset<Row> everyRow() throws IOException {
    return newest.every(schema());
  }

  /** The newest row of each image, of committed runs only. */
  public Dataset<Row> rows() throws IOException {
    return newest.newest(schema());
  }

  /** The files that a split's examples were made of. */
  public JavaRDD<ImageFile> files(Split split) throws IOException {
    return FileColumns.of(labelled().filter(col(Columns.SPLIT).equalTo(split.id())))
        .javaRDD()
        .map(FileColumns::file);
  }

  /** Images among these files that have several labels. */
  public Contradictions contradictions(JavaRDD<ImageFile> listed) throws IOException {
    JavaRDD<Row> uris = listed.map(file -> RowFactory.create(file.uri()));
    StructType uri = new StructType().add(Columns.URI, DataTypes.StringType, false);
    return Contradictions.in(
        Columns.respelt(files.newest(schema())), spark.createDataFrame(uris, uri));
  }

  @Override
  public List<String> labels() throws IOException {
    return ExampleTable.labels(stored());
  }

  @Override
  public long unlabelled() throws IOException {
    return rows().filter(col(Columns.LABEL).isNull()).count();
  }

  /** Rows with a label, and the split that was stored with them, if any. */
  private Dataset<Row> stored() throws IOException {
    return Columns.respelt(rows().filter(col(Columns.LABEL).isNotNull()));
  }

  @Override
  public Dataset<Row> labelled() throws IOException {
    Dataset<Row> divided = divided();
    return seen.isKnown() ? new SeenSplit(spark, seen).of(divided) : divided;
  }

  private Dataset<Row> divided() throws IOException {
    boolean divided = storedContract().isDivided();
    if (divided && otherRule.isEmpty()) {
      return stored();
    }
    if (ruled == null) {
      ruled = new RuledSplit(rule(), location());
    }
    return ruled.of(divided ? Columns.undivided(stored()) : stored());
  }

  /** Files that could not be used and still have no row, each once, by class and reason. */
  @Override
  public RejectCounts rejectCounts() throws IOException {
    if (rejects().isEmpty()) {
      return RejectCounts.NONE;
    }
    return RejectCounts.of(
        rejects()
            .rows()
            .join(rows().select(Columns.URI), new String[] {Columns.URI}, "left_anti")
            .select(Columns.URI, Columns.LABEL, Columns.REASON)
            // One that was tried again under other settings may have several reasons.
            .dropDuplicates(Columns.URI, Columns.LABEL)
            .javaRDD()
            .map(row -> new Tuple2<>(RejectCounts.classOf(row.getString(1)), row.getString(2)))
            .countByValue());
  }

  /** Of all rows: those without a label count too. */
  @Override
  public String fingerprint() throws IOException {
    return fingerprint(rows());
  }
}

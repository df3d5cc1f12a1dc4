package org.murmuration.predictions;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.label.LabelSet;
import org.murmuration.newest.NewestRows;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.RunFolders;
import org.murmuration.storage.Storage;
import org.murmuration.storage.TableNames;
import org.murmuration.store.JsonFormat;
import org.murmuration.table.Columns;
import org.murmuration.table.ImageRuns;
import org.murmuration.table.OpenRun;
import org.murmuration.table.RejectCounts;
import org.murmuration.table.RejectTable;
import org.murmuration.table.RunId;

/**
 * What a classifier named on images: {@code _contract.json}, a folder of Parquet files for each
 * run, and rejects. Nothing is ever overwritten; a newer row of an image hides the older one.
 */
public final class PredictionTable {
  private final Storage storage;
  private final String location;
  private final ImageRuns images;
  private final NewestRows newest;

  public PredictionTable(SparkSession spark, Storage storage, String location) throws IOException {
    this.storage = storage;
    this.location = storage.qualified(location);
    RejectTable rejects = new RejectTable(spark, storage, within(TableNames.ofToday().rejects()));
    this.images = new ImageRuns(storage, new RunFolders(storage, this.location), rejects);
    this.newest = new NewestRows(spark);
  }

  private String within(String name) {
    return Storage.within(location, name);
  }

  public String location() {
    return location;
  }

  /**
   * Before anything is done, and without a change.
   *
   * @throws Refusal (conflict) if something else is there, or it was made otherwise
   */
  public void requireUsable(PredictionContract wanted) throws IOException {
    if (TableNames.ofPredictions(storage, location)) {
      stored().requireSame(wanted, location);
      return;
    }
    requireEmpty();
    storage.requireWritable(location);
  }

  /** Hidden names are what an attempt left that was cut short before it wrote the contract. */
  private void requireEmpty() throws IOException {
    boolean isFree = storage.names(location).stream().allMatch(name -> name.startsWith("."));
    if (!isFree) {
      throw Refusal.conflict(
          "Cannot write %s: it exists already, and is no folder that classify can add to (name another folder, or remove it)"
              .formatted(location));
    }
  }

  /**
   * Makes the table, or checks that it was made for the same thing; of two that make it at once,
   * the one that comes second is checked.
   *
   * @throws Refusal (conflict) if it was not
   */
  public void agree(PredictionContract wanted) throws IOException {
    if (!TableNames.ofPredictions(storage, location)) {
      requireEmpty();
      storage.publishNew(contractFile(), new JsonFormat().write(wanted));
    }
    stored().requireSame(wanted, location);
  }

  private String contractFile() {
    return within(TableNames.ofToday().contract());
  }

  private PredictionContract stored() throws IOException {
    return PredictionContract.read(storage.read(contractFile()), contractFile());
  }

  /** The files without what their rows do not say. */
  public static JavaRDD<ImageFile> known(JavaRDD<ImageFile> files) {
    return files.map(file -> file.in(null, null));
  }

  /** What a run has to do, and what it finds. */
  public ImageRuns images() {
    return images;
  }

  /**
   * The files among these that have no prediction yet and were not rejected as they are, under the
   * same settings.
   *
   * @param files as {@link #known} gives them
   */
  public JavaRDD<ImageFile> notYetNamed(
      JavaRDD<ImageFile> files, RunId run, DecodeSettings settings) throws IOException {
    return images.notYetRead(files, this::files, run, settings);
  }

  /** Which files the newest predictions are of. */
  private Dataset<Row> files() throws IOException {
    return rows()
        .withColumn(Columns.LABEL, col(Columns.TRUE_LABEL))
        .withColumn(Columns.SPLIT, lit(null).cast(DataTypes.StringType))
        .withColumn(Columns.GROUP, lit(null).cast(DataTypes.StringType));
  }

  /**
   * The newest prediction of each image, of committed runs only; with the columns of today,
   * whatever program made the table.
   */
  public Dataset<Row> rows() throws IOException {
    String column = labelColumn();
    return newest
        .of(images.runs(), PredictionRows.schema(column))
        .withColumnRenamed(column, Columns.PREDICTED_LABEL);
  }

  private String labelColumn() throws IOException {
    return TableNames.ofPredictions(storage, location)
        ? stored().labelColumn()
        : Columns.PREDICTED_LABEL;
  }

  /**
   * Begins a run, whose rows have the columns that the table has already.
   *
   * @param labels in the order of the classifier's outputs
   * @param settings under which its images are read
   * @param contract that the table {@linkplain #agree agrees} with
   * @throws Refusal (conflict) if that run is committed already
   */
  public OpenRun open(
      RunId run, LabelSet labels, DecodeSettings settings, PredictionContract contract)
      throws IOException {
    PredictionRows rows = new PredictionRows(labels, contract.top(), labelColumn());
    return images.open(run, rows, settings, () -> agree(contract));
  }

  /** What is said of each image that has a prediction, of those named now and earlier. */
  public JavaRDD<Answer> answers() throws IOException {
    return Answer.of(rows());
  }

  /** What is said of some images that are few, where there is a prediction of them. */
  public JavaRDD<Answer> answers(List<String> images) throws IOException {
    return Answer.of(rows().filter(col(Columns.URI).isin(images.toArray())));
  }

  /** The newest prediction of each image, counted. */
  public long count() throws IOException {
    return rows().count();
  }

  /**
   * Those among these files that have no prediction.
   *
   * @param files as {@link #known} gives them
   */
  public JavaRDD<ImageFile> unnamed(JavaRDD<ImageFile> files) throws IOException {
    return ImageRuns.without(files, files());
  }

  /**
   * What became of these files.
   *
   * @param files as {@link #known} gives them
   * @param unnamed those among them that have no prediction
   */
  public Coverage coverage(
      JavaRDD<ImageFile> files, JavaRDD<ImageFile> unnamed, DecodeSettings settings)
      throws IOException {
    long listed = files.count();
    long predicted = listed - unnamed.count();
    RejectCounts rejects = images.rejectsAmong(unnamed, settings);
    Optional<String> first =
        predicted == 0 ? images.firstReject(unnamed, settings) : Optional.empty();
    return new Coverage(listed, predicted, rejects, first);
  }
}

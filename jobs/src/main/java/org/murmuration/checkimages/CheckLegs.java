package org.murmuration.checkimages;

import java.io.IOException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.imagepass.CheckPass;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.legs.LegCounts;
import org.murmuration.legs.Legs;
import org.murmuration.newest.NewestRows;
import org.murmuration.runs.RunFolders;
import org.murmuration.runs.TableLease;
import org.murmuration.storage.Storage;
import org.murmuration.storage.TableNames;
import org.murmuration.store.JsonFormat;
import org.murmuration.table.CheckTable;
import org.murmuration.table.ImageRuns;
import org.murmuration.table.OpenRun;
import org.murmuration.table.RejectTable;
import org.murmuration.table.RunId;

/**
 * What was found of files, leg by leg, in a hidden folder beside the output: it is there until the
 * output is, so that a run that is cut short loses only the legs under way.
 */
final class CheckLegs {
  private static final String SUFFIX = ".legs";

  private final SparkSession spark;
  private final Storage storage;
  private final String output;
  private final String location;
  private final CheckImagesSettings settings;
  private final ImageRuns images;
  private final NewestRows newest;

  CheckLegs(SparkSession spark, Storage storage, String output, CheckImagesSettings settings)
      throws IOException {
    this.spark = spark;
    this.storage = storage;
    this.output = storage.qualified(output);
    this.location = hiddenBeside(this.output);
    this.settings = settings;
    RejectTable none = new RejectTable(spark, storage, within(TableNames.ofToday().rejects()));
    this.images = new ImageRuns(storage, new RunFolders(storage, location), none);
    this.newest = new NewestRows(spark);
  }

  private static String hiddenBeside(String place) {
    int slash = place.lastIndexOf('/');
    return place.substring(0, slash + 1) + "." + place.substring(slash + 1) + SUFFIX;
  }

  private String within(String name) {
    return Storage.within(location, name);
  }

  private DecodeSettings decode() {
    return settings.decode();
  }

  /**
   * @throws org.murmuration.refusal.Refusal (conflict) if a run with other settings was cut short
   */
  void agree() throws IOException {
    CheckContract wanted = CheckContract.of(decode());
    String file = within(TableNames.ofToday().contract());
    if (!storage.exists(file)) {
      storage.publishNew(file, new JsonFormat().write(wanted));
    }
    CheckContract.read(storage.read(file), file).requireSame(wanted, location, output);
  }

  /**
   * Takes the right to make the output, which only one command has at a time.
   *
   * @throws org.murmuration.refusal.Refusal (temporary) if another command has it
   */
  TableLease lease(RunId run) throws IOException {
    return images.runs().lease(run.value());
  }

  /**
   * Before the output takes its place.
   *
   * @throws org.murmuration.refusal.Refusal (temporary) if another command has the right by now
   */
  void requireHeld() throws IOException {
    images.runs().requireHeld();
  }

  /** What is to be made. */
  String output() {
    return output;
  }

  /** Checks those among these files that no leg has, while no other command adds to them. */
  LegCounts check(JavaRDD<ImageFile> files, RunId run) throws IOException {
    agree();
    images.clearInterrupted(run);
    JavaRDD<ImageFile> due =
        images.notYetRead(files, () -> CheckTable.ofBytes(rows()), run, decode()).cache();
    long count = due.count();
    if (count == 0) {
      return LegCounts.NONE;
    }
    try (OpenRun open = images.open(run, CheckTable.form(), decode(), this::agree)) {
      return new Legs(spark, open, CheckPass.of(storage, decode()), settings.commitEvery())
          .go(due, count);
    }
  }

  /** What all legs found, a row a file. */
  Dataset<Row> rows() throws IOException {
    return newest.of(images.runs(), CheckTable.form().schema());
  }
}

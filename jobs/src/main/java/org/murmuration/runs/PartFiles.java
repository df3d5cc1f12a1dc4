package org.murmuration.runs;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.JsonFormat;

/**
 * All Parquet files of a folder, as they were when it was written: a copy of it that lacks some is
 * no table.
 *
 * @param files in the order of their names
 */
public record PartFiles(int formatVersion, List<PartFile> files) {
  private static final int FORMAT_VERSION = 1;

  /** Where older programs did not write them down. */
  public static final PartFiles NONE = new PartFiles(FORMAT_VERSION, List.of());

  private static final String EXTENSION = ".parquet";
  private static final Pattern HIDDEN = Pattern.compile("[._]");

  /** Footers that one task reads. */
  private static final int FILES_A_TASK = 16;

  /**
   * @throws Refusal if a newer program wrote them down
   */
  public PartFiles {
    if (formatVersion != FORMAT_VERSION) {
      throw Refusal.input(
          "Cannot read these files: their list's format version is %d, this program knows %d"
              .formatted(formatVersion, FORMAT_VERSION));
    }
    files = List.copyOf(files);
  }

  /** These, in the order of their names. */
  public static PartFiles of(List<PartFile> files) {
    return new PartFiles(
        FORMAT_VERSION, files.stream().sorted(Comparator.comparing(PartFile::name)).toList());
  }

  /** Without their folder. */
  public List<String> names() {
    return files.stream().map(PartFile::name).toList();
  }

  /** Those that lie in a folder now. */
  public static PartFiles in(SparkSession spark, Storage storage, String folder)
      throws IOException {
    List<String> locations =
        parts(storage.list(folder)).keySet().stream()
            .sorted()
            .map(name -> folder + "/" + name)
            .toList();
    if (locations.isEmpty()) {
      return new PartFiles(FORMAT_VERSION, List.of());
    }
    return new PartFiles(
        FORMAT_VERSION,
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(locations, 1 + locations.size() / FILES_A_TASK)
            .map(location -> PartFile.of(storage, location))
            .collect());
  }

  /** Lengths of Parquet files among what lies in a folder. */
  static Map<String, Long> parts(List<FileStatus> files) {
    Map<String, Long> lengths = new HashMap<>();
    for (FileStatus file : files) {
      String name = file.getPath().getName();
      if (name.endsWith(EXTENSION) && !HIDDEN.matcher(name).lookingAt()) {
        lengths.put(name, file.getLen());
      }
    }
    return lengths;
  }

  /**
   * @param json of a manifest of format 1
   * @param location of the JSON, for messages
   */
  static PartFiles read(byte[] json, String location) {
    return new JsonFormat().read(json, PartFiles.class, location);
  }

  /**
   * Lists the folder, and opens no file.
   *
   * @param what it is, for messages, such as {@code run 7 of table t}
   * @throws Refusal if a file is missing, has another length, or was not there
   */
  public void requireWhole(Storage storage, String folder, String what) throws IOException {
    requireAre(parts(storage.list(folder)), what);
  }

  /**
   * The same of files that were listed already.
   *
   * @param lengths of all of them, by name
   * @param what they are, for messages
   */
  void requireAre(Map<String, Long> lengths, String what) {
    Map<String, Long> found = new HashMap<>(lengths);
    for (PartFile file : files) {
      Long bytes = found.remove(file.name());
      if (bytes == null) {
        throw damaged(what, "%s is missing, which has %d rows".formatted(file.name(), file.rows()));
      }
      if (bytes != file.bytes()) {
        throw damaged(
            what, "%s has %d bytes, %d were written".formatted(file.name(), bytes, file.bytes()));
      }
    }
    if (!found.isEmpty()) {
      throw damaged(what, "%s was not written with it".formatted(found.keySet().iterator().next()));
    }
  }

  private static Refusal damaged(String what, String why) {
    return Refusal.input(
        "Cannot read %s: %s (copy it again as a whole, or remove it and make it again)"
            .formatted(what, why));
  }
}

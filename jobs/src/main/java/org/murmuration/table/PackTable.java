package org.murmuration.table;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.PackReader;
import org.murmuration.imagepass.PackedImage;
import org.murmuration.newest.StrictReader;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.PartFiles;
import org.murmuration.storage.FullDisk;
import org.murmuration.storage.Storage;
import org.murmuration.store.JsonFormat;

/**
 * A pack: images in a few large Parquet files, in the order of their URIs, and {@code pack.json},
 * by which it is known. Whoever reads images takes it for the files that it was made of.
 */
public final class PackTable {
  private static final String CONTRACT = "pack.json";

  private static final StructType SCHEMA =
      FileColumns.SCHEMA.add(PackReader.CONTENT, DataTypes.BinaryType, false);

  /**
   * Photos are compressed already. Small row groups and pages, because an image can be megabytes
   * and a row group is in memory as a whole; and their size is looked at after each image, and not
   * after the first hundred.
   */
  private static final Map<String, String> LAYOUT =
      Map.of(
          "compression", "uncompressed",
          "parquet.block.size", String.valueOf(16 << 20),
          "parquet.enable.dictionary", "false",
          "parquet.page.size.row.check.min", "1",
          "parquet.page.size.row.check.max", "8",
          "parquet.block.size.row.check.min", "1",
          "parquet.block.size.row.check.max", "8");

  private final SparkSession spark;
  private final Storage storage;
  private final String location;

  public PackTable(SparkSession spark, Storage storage, String location) throws IOException {
    this.spark = spark;
    this.storage = storage;
    this.location = storage.qualified(location);
  }

  public String location() {
    return location;
  }

  /**
   * What {@code pack.json} says.
   *
   * @param images in the pack
   * @param bytes of their files
   * @param parts the pack's own files
   */
  public record Contract(int formatVersion, long images, long bytes, PartFiles parts) {
    /** Without a list of its files, and without the columns {@code split} and {@code group}. */
    static final int BEFORE_SPLITS = 1;

    static final int FORMAT_VERSION = 2;

    public Contract {
      if (formatVersion != FORMAT_VERSION && formatVersion != BEFORE_SPLITS) {
        throw Refusal.input(
            "Cannot read this pack: its format version is %d, this program knows %d and %d"
                .formatted(formatVersion, BEFORE_SPLITS, FORMAT_VERSION));
      }
    }

    /** The one field that every format has. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Version(int formatVersion) {}

    /** What it said in the first format. */
    private record WithoutParts(int formatVersion, long images, long bytes) {
      Contract asOfNow() {
        return new Contract(formatVersion, images, bytes, PartFiles.NONE);
      }
    }

    static Contract read(byte[] json, String location) {
      JsonFormat format = new JsonFormat();
      return format.read(json, Version.class, location).formatVersion() == BEFORE_SPLITS
          ? format.read(json, WithoutParts.class, location).asOfNow()
          : format.read(json, Contract.class, location);
    }

    void requireWhole(Storage storage, String location) throws IOException {
      if (formatVersion > BEFORE_SPLITS) {
        parts.requireWhole(storage, location, "pack " + location);
      }
    }
  }

  public static boolean isAt(Storage storage, String location) throws IOException {
    return storage.exists(location + "/" + CONTRACT);
  }

  /**
   * @throws Refusal (conflict) if something is there
   */
  public void requireFree() throws IOException {
    if (storage.exists(location)) {
      throw Refusal.conflict(
          "Cannot write %s: it exists already (name another folder, or remove it)"
              .formatted(location));
    }
  }

  /**
   * Writes the pack, whole or not at all, a file for each partition.
   *
   * @throws Refusal if no image is left, or something is there already
   */
  public Contract write(JavaRDD<PackedImage> images) throws IOException {
    String draft = storage.draftBeside(location);
    try {
      spark
          .createDataFrame(images.map(PackTable::row), SCHEMA)
          .write()
          .mode(SaveMode.ErrorIfExists)
          .options(LAYOUT)
          .parquet(draft);
      Contract contract = new PackTable(spark, storage, draft).counted();
      storage.publish(draft + "/" + CONTRACT, new JsonFormat().write(contract));
      requireFree();
      if (!storage.moveFolder(draft, location)) {
        requireFree();
      }
      return contract;
    } catch (Exception e) {
      // Exception, because Scala throws checked ones that no signature names.
      storage.delete(draft);
      FullDisk.check(e, location);
      throw e;
    }
  }

  private Contract counted() throws IOException {
    JavaRDD<Long> lengths = files().map(ImageFile::lengthBytes);
    if (lengths.isEmpty()) {
      throw Refusal.input("Cannot pack the images: none of them can be read");
    }
    return new Contract(
        Contract.FORMAT_VERSION,
        lengths.count(),
        lengths.reduce(Long::sum),
        PartFiles.in(spark, storage, location));
  }

  private static Row row(PackedImage image) {
    return FileColumns.row(image.file(), image.content());
  }

  /** The images in it, as their own folders would list them; their bytes are not read. */
  JavaRDD<ImageFile> files() throws IOException {
    Dataset<Row> rows =
        StrictReader.of(spark)
            .schema(FileColumns.SCHEMA)
            .option("pathGlobFilter", "*.parquet")
            .option(StrictReader.PATTERNS, false)
            .parquet(location);
    return FileColumns.of(rows, "_metadata.file_path").javaRDD().map(PackTable::file);
  }

  private static ImageFile file(Row row) {
    String part = new Path(URI.create(row.getString(FileColumns.COUNT))).toString();
    return FileColumns.file(row).inPack(part);
  }

  /**
   * The images of a pack that somebody named.
   *
   * @throws Refusal if its format is of another time
   */
  public JavaRDD<ImageFile> open() throws IOException {
    String contract = location + "/" + CONTRACT;
    Contract.read(storage.read(contract), contract).requireWhole(storage, location);
    return files();
  }
}

package org.murmuration.imagepass;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.api.Binary;
import org.murmuration.storage.Storage;

/**
 * The images in one part of a pack. They lie there in the order in which they are asked for, so
 * that reading goes forward; one that was passed can be asked for too, and takes longer. Not safe
 * for use by several threads.
 */
public final class PackReader implements AutoCloseable {
  /** Column of a pack: where the image lay. */
  public static final String URI = "uri";

  /** Column of a pack: its file's bytes. */
  public static final String CONTENT = "content";

  private static final String COLUMNS =
      "message pack { required binary %s (STRING); required binary %s; }".formatted(URI, CONTENT);

  /** Threads that read ahead ask in almost the right order. */
  private static final int MOST_PASSED = 16;

  private final Storage storage;
  private final String part;
  private final Map<String, byte[]> passed = new LinkedHashMap<>();
  private ParquetReader<Group> rows;

  PackReader(Storage storage, String part) {
    this.storage = storage;
    this.part = part;
  }

  boolean isOf(String other) {
    return part.equals(other);
  }

  /**
   * The bytes of an image.
   *
   * @throws FileNotFoundException if the pack lacks it
   */
  byte[] content(String uri) throws IOException {
    byte[] content = passed.remove(uri);
    if (content == null && rows != null) {
      content = ahead(uri);
    }
    if (content == null) {
      openAt(uri);
      content = ahead(uri);
    }
    if (content == null) {
      throw new FileNotFoundException("There is no %s in %s".formatted(uri, part));
    }
    return content;
  }

  /** Null if it does not come after the row that was read last. */
  private byte[] ahead(String uri) throws IOException {
    for (Group row = rows.read(); row != null; row = rows.read()) {
      String found = row.getString(URI, 0);
      byte[] content = row.getBinary(CONTENT, 0).getBytes();
      if (found.equals(uri)) {
        return content;
      }
      pass(found, content);
    }
    return null;
  }

  private void pass(String uri, byte[] content) {
    passed.put(uri, content);
    if (passed.size() > MOST_PASSED) {
      passed.remove(passed.keySet().iterator().next());
    }
  }

  /** Parquet knows from its index where the rows from a URI on are, and reads no others. */
  private void openAt(String uri) throws IOException {
    close();
    Configuration configuration = new Configuration(storage.configuration());
    configuration.set(ReadSupport.PARQUET_READ_SCHEMA, COLUMNS);
    rows =
        ParquetReader.builder(new GroupReadSupport(), new Path(part))
            .withConf(configuration)
            .withFilter(
                FilterCompat.get(
                    FilterApi.gtEq(FilterApi.binaryColumn(URI), Binary.fromString(uri))))
            .build();
  }

  @Override
  public void close() throws IOException {
    passed.clear();
    if (rows != null) {
      rows.close();
      rows = null;
    }
  }
}

package org.murmuration.table;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.storage.Storage;

/** Runs on executors: a line of a manifest becomes a file with its length and time. */
final class ManifestLine implements Function<Row, ImageFile> {
  private final String base;
  private final Storage storage;

  ManifestLine(String base, Storage storage) {
    this.base = base;
    this.storage = storage;
  }

  @Override
  public ImageFile call(Row row) throws IOException {
    return file(row).in(row.getString(2), row.getString(3));
  }

  private ImageFile file(Row row) throws IOException {
    Path path = new Path(new Path(base + "/"), new Path(row.getString(0)));
    String label = row.getString(1);
    try {
      FileStatus status = storage.status(path.toString());
      return new ImageFile(
          status.getPath().toString(), label, status.getLen(), status.getModificationTime());
    } catch (FileNotFoundException e) {
      // Reading it makes it a reject with the right reason.
      return new ImageFile(path.toString(), label, 0, 0);
    }
  }
}

package org.murmuration.listing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.label.LabelSpelling;
import org.murmuration.storage.Entry;
import org.murmuration.storage.Storage;

/** Runs on executors: a line of a manifest becomes a file with its length and time. */
final class ManifestLine implements FlatMapFunction<Row, Listed> {
  private final ListPlaces places;

  ManifestLine(String base, Storage storage) {
    this.places = new ListPlaces(base, storage);
  }

  @Override
  public Iterator<Listed> call(Row row) throws IOException {
    List<Listed> listed = new ArrayList<>();
    String written = row.getString(0);
    if (written == null || written.isBlank()) {
      listed.add(Listed.remark(Remark.NAMELESS, String.valueOf(row.getString(1))));
    } else {
      listed.add(new Listed.Image(file(row)));
      addRemarks(row, listed);
    }
    return listed.iterator();
  }

  private void addRemarks(Row row, List<Listed> listed) throws IOException {
    ImageFile file = ((Listed.Image) listed.get(0)).file();
    if (isMissing(file)) {
      listed.add(Listed.remark(Remark.MISSING, row.getString(0)));
    }
    if (row.getString(1) != null && !row.getString(1).equals(file.label())) {
      listed.add(Listed.remark(Remark.RESPELT, row.getString(1)));
    }
  }

  static boolean isMissing(ImageFile file) {
    return file.lengthBytes() == 0 && file.timeMillis() == 0;
  }

  ImageFile file(Row row) throws IOException {
    return found(row).in(row.getString(2), row.getString(3));
  }

  private ImageFile found(Row row) throws IOException {
    String label = row.getString(1) == null ? null : LabelSpelling.of(row.getString(1));
    if (!row.isNullAt(4) && !row.isNullAt(5)) {
      return new ImageFile(
          places.location(row.getString(0)), label, row.getLong(4), row.getLong(5));
    }
    return places
        .find(row.getString(0))
        .map(entry -> file(entry, label))
        // Reading it makes it a reject with the right reason.
        .orElseGet(() -> new ImageFile(places.place(row.getString(0)), label, 0, 0));
  }

  private static ImageFile file(Entry entry, String label) {
    return new ImageFile(entry.location(), label, entry.lengthBytes(), entry.timeMillis());
  }
}

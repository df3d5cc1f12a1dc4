package org.murmuration.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.murmuration.imagepass.ImageFile;

class TestFileColumns {
  private static final ImageFile FILE = new ImageFile("file:/birds/1.jpg", "robin", 17, 1_000);
  private static final ImageFile UNLABELLED = new ImageFile("file:/birds/1.jpg", null, 17, 1_000);

  @Test
  void areNamedAsTablesHaveThem() {
    assertThat(FileColumns.names())
        .containsExactly("uri", "label", "file_length", "file_time", "split", "group");
  }

  @Test
  void giveTheFileOfTheRowThatItWasPutInto() {
    Row row = FileColumns.row(FILE, "EMPTY", 3);
    assertThat(row.length()).isEqualTo(8);
    assertThat(row.getString(FileColumns.COUNT)).isEqualTo("EMPTY");
    assertThat(row.getInt(FileColumns.COUNT + 1)).isEqualTo(3);
    assertThat(FileColumns.file(row)).isEqualTo(FILE);
    assertThat(FileColumns.file(FileColumns.row(UNLABELLED))).isEqualTo(UNLABELLED);
  }

  @Test
  void keepWhatSomebodyWantsTheFileFor() {
    ImageFile tested = FILE.in("test", "burst");
    assertThat(FileColumns.file(FileColumns.row(tested))).isEqualTo(tested);
    assertThat(FileColumns.key(tested)).isNotEqualTo(FileColumns.key(FILE));
  }

  @Test
  void tellFilesApartByTheirLabelToo() {
    assertThat(FileColumns.key(FILE)).isNotEqualTo(FileColumns.key(UNLABELLED));
    assertThat(FileColumns.key(FileColumns.row(FILE, "EMPTY"))).isEqualTo(FileColumns.key(FILE));
  }
}

package org.murmuration.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;
import org.murmuration.storage.Entry;

class TestSelection {
  private static Entry entry(String name, Entry.Kind kind) {
    return new Entry("file:/photos/" + name, name, kind, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_DSC0001.JPG", "a.jpg", "photo", "raw.NEF", "a.", "~a.jpg", "page.html"})
  void takesWhatMayBeAnImage(String name) {
    assertThat(Selection.passedOver(entry(name, Entry.Kind.FILE))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ".DS_Store, HIDDEN, ''",
    "._a.jpg, HIDDEN, ''",
    "a.XMP, SIDECAR, .xmp",
    "Thumbs.db, SIDECAR, .db",
    "LICENSE.txt, SIDECAR, .txt",
    "labels.csv, SIDECAR, .csv",
    "photos.zip, SIDECAR, .zip",
    "_labels.json, SIDECAR, .json",
    "_SUCCESS, OF_JOBS, ''"
  })
  void passesOverOtherFilesByKind(String name, Remark remark, String detail) {
    assertThat(Selection.passedOver(entry(name, Entry.Kind.FILE)))
        .contains(new Listed.Remarked(remark, detail, "file:/photos/" + name));
  }

  @ParameterizedTest
  @CsvSource({".cache, HIDDEN", "__MACOSX, OF_MACOS", "_temporary, UNDERSCORED"})
  void passesOverSomeFolders(String name, Remark remark) {
    assertThat(Selection.passedOver(entry(name, Entry.Kind.FOLDER)))
        .contains(Listed.remark(remark, "file:/photos/" + name));
  }

  @Test
  void refusesAFolderThatCannotBeOpened() {
    Refused.input(() -> Selection.passedOver(entry("gr\uFFFDn", Entry.Kind.FOLDER_NOT_UTF8)))
        .hasMessageContaining("file:/photos/gr\uFFFDn is no UTF-8");
  }
}

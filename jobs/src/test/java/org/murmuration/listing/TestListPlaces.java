package org.murmuration.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.storage.Entry;
import org.murmuration.storage.Storage;

class TestListPlaces {
  @TempDir private Path folder;
  private ListPlaces places;

  @BeforeEach
  void lookBelowTheFolder() throws IOException {
    Storage storage = Storage.of(new Configuration());
    places = new ListPlaces(storage.qualified(folder.toString()), storage);
  }

  private String add(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    return "file:" + file;
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.storage.OddNames#ofImages")
  void findsWhateverAFileIsCalled(String name) throws IOException {
    String there = add("in/" + name);
    String own = add(name);
    assertThat(places.find("in/" + name).map(Entry::location)).contains(there);
    assertThat(places.find(name).map(Entry::location)).contains(own);
    assertThat(places.find(there).map(Entry::location)).contains(there);
    assertThat(places.find(folder + "/in/" + name).map(Entry::location)).contains(there);
  }

  @Test
  void decodesAUriWhereTheFileIsNotThereAsItIsWritten() throws IOException {
    String there = add("my photos/gr\u00FCn 100%.jpg");
    assertThat(
            places.find("file://" + folder + "/my%20photos/gr%C3%BCn%20100%25.jpg").orElseThrow())
        .extracting(Entry::location)
        .isEqualTo(there);
    assertThat(places.find("my%20photos/gr%c3%bcn 100%.jpg").map(Entry::location)).contains(there);
    String asWritten = add("my%20photos/gr%C3%BCn%20100%25.jpg");
    assertThat(places.find("my%20photos/gr%C3%BCn%20100%25.jpg").map(Entry::location))
        .contains(asWritten);
  }

  @Test
  void turnsTheSlashesOfWindows() throws IOException {
    String there = add("my photos/a.jpg");
    assertThat(places.find("my photos\\a.jpg").map(Entry::location)).contains(there);
    assertThat(places.find("my%20photos\\a.jpg").map(Entry::location)).contains(there);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:\\photos\\a.jpg",
        "C:/photos/a.jpg",
        "\\\\server\\a.jpg",
        "file:///C:/photos/a.jpg",
        "12:30.jpg",
        "file:a.jpg",
        "%zz.jpg",
        "%",
        "gone.jpg"
      })
  void findsNothingWhereNothingIs(String written) throws IOException {
    assertThat(places.find(written)).isEmpty();
    assertThat(places.place(written)).startsWith("file:");
  }
}

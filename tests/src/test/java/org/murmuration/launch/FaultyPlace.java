package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A network and photos on storage where {@link Faults} strike, and the table that comes of them
 * where none does.
 *
 * @param root of the storage
 * @param workplace the same on a local disk
 * @param settings that let Spark find the storage
 * @param network that commands use
 */
record FaultyPlace(
    String root, Workplace workplace, Faults faults, Map<String, String> settings, String network) {
  private static final String UNDISTURBED = "undisturbed";

  /** On a local disk, with {@code each} photos of each kind. */
  static FaultyPlace in(Path folder, int each) throws IOException {
    Workplace workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", each);
    Faults faults = Faults.in(folder.resolve("faults"));
    Map<String, String> settings =
        Map.of(
            "spark.hadoop.fs." + FaultyFileSystem.SCHEME + ".impl",
            FaultyFileSystem.class.getName(),
            "spark.hadoop.fs." + FaultyFileSystem.SCHEME + ".impl.disable.cache",
            "true",
            "spark.hadoop.murmuration.schemes",
            "file," + FaultyFileSystem.SCHEME,
            "spark.hadoop." + Faults.SETTING,
            faults.folder().toString());
    String root = FaultyFileSystem.SCHEME + "://" + folder;
    FaultyPlace place = new FaultyPlace(root, workplace, faults, settings, "network");
    try (SharedSession session = SharedSession.with(settings)) {
      place.embedUndisturbed(session);
    }
    return place;
  }

  void embedUndisturbed(SharedSession session) throws IOException {
    session.run(embed(UNDISTURBED, "only"));
  }

  FaultyPlace withNetwork(String other) {
    return new FaultyPlace(root, workplace, faults, settings, other);
  }

  String path(String name) {
    return root + "/" + name;
  }

  /** A command line. */
  String[] embed(String table, String run, String... more) {
    return Stream.concat(
            Stream.of(
                "embed",
                "--network=" + path(network),
                "--images=" + path("photos"),
                "--table=" + path(table),
                "--run-id=" + run),
            Stream.of(more))
        .toArray(String[]::new);
  }

  /** What readers see: a table without faults, bit for bit and a row an image. */
  void assertIsWhole(String table) throws IOException {
    try (SharedSession session = SharedSession.with(settings)) {
      assertIsWhole(table, session);
    }
  }

  void assertIsWhole(String table, SharedSession session) throws IOException {
    List<String> rows = session.rows(path(table));
    assertThat(rows).isEqualTo(session.rows(path(UNDISTURBED)));
    assertThat(new TreeSet<>(rows)).hasSameSizeAs(rows);
  }

  void assertShowsNothing(String table) throws IOException {
    try (SharedSession session = SharedSession.with(settings)) {
      assertThat(session.rows(path(table))).isEmpty();
    }
  }
}

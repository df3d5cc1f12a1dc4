package org.murmuration.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.SparkSettings;
import org.murmuration.fixture.Workplace;

/** Keys that are no names of files, folders that are none, and buckets that are not there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "murmuration.s3proxy", matches = ".+")
@Tag("cluster")
final class TestOddStores {
  private static final String KEYS = "spark.hadoop.fs.s3a.";
  private static final List<String> NAMES =
      List.of(
          "2024-06-01 12:30:45.png",
          "what?.png",
          "a*b.png",
          "[x].png",
          "#1.png",
          "100%.png",
          "a%20b.png",
          "a+b&c=d;e,f.png",
          "it's.png",
          "back\\slash.png",
          " blank .png",
          "gr\u00FCn.png",
          "u\u0308.png",
          "_DSC0001.PNG");

  private Workplace local;
  private S3Server store;
  private SparkSettings settings;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    local = new Workplace(folder.resolve("local")).withNetwork("network").withPhotos("photos", 5);
    store = S3Server.start(folder.resolve("s3"));
    store.createBucket("empty-" + store.bucket());
    store.put("photos/red/1.png", photo(2));
    settings = new SparkSettings(store.settings());
  }

  @AfterAll
  void stop() throws IOException {
    settings.close();
    store.close();
  }

  private Ended embed(String images, String table) {
    return Ended.after(
        "embed", "--network=" + local.path("network"), "--images=" + images, "--table=" + table);
  }

  private byte[] photo(int number) throws IOException {
    String label = Workplace.LABELS.get(number % Workplace.LABELS.size());
    return local.bytes("photos/%s/%d.png".formatted(label, number / Workplace.LABELS.size()));
  }

  @Test
  void takesImagesWhateverTheirKeysAre() throws Exception {
    for (int i = 0; i < NAMES.size(); i++) {
      store.put("odd/a b+%20\u00FC:x/" + NAMES.get(i), photo(i));
    }
    String table = store.path("to+%20\u00FC x/table/");
    assertThat(embed(store.path("odd/"), table).out()).contains("Embedded 14 of 14 images");
    assertThat(embed(store.path("odd"), table).out()).contains("Nothing to do: all 14 images");
    assertThat(store.keys("to"))
        .allMatch(
            key ->
                key.matches(
                    "to\\+%20\u00FC x/table(\\.run-report\\.json|/_contract\\.json|/run=\\w+/(_SUCCESS|part-.*))"));
  }

  @Test
  void takesNoMarkerOfAFolderForAnImage() throws Exception {
    store.put("marked/", new byte[0]);
    store.put("marked/red/", new byte[0]);
    store.put("marked/red/1.png", photo(2));
    store.put("marked/empty/", new byte[0]);
    assertThat(embed(store.path("marked"), store.path("marked.table")).out())
        .contains("Embedded 1 of 1 images", " 0 rejected");
  }

  @Test
  void writesATableThatIsABucketWithItsRunReportInIt() throws Exception {
    String bucket = "whole-" + store.bucket();
    store.createBucket(bucket);
    Ended ended = embed(store.path("photos"), "s3a://" + bucket);
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(store.keysIn(bucket)).contains("_contract.json", "_run-report.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3a://no-such-bucket/p | t | 4 | there is no bucket no-such-bucket (check its name",
        "s3a://no-such-bucket | t | 4 | there is no bucket no-such-bucket (check its name",
        "photos | s3a://no-such-bucket/t | 4 | there is no bucket no-such-bucket (check its name",
        "s3a://Under_Score/p | t | 2 | 'Under_Score' is no name of a bucket that Hadoop knows",
        "nothing | t | 4 | there is no folder s3a://",
        "s3a://B | s3a://B | 4 | found no files in s3a://"
      })
  void refusesAPlaceThatIsNotThere(String images, String table, int code, String line)
      throws Exception {
    String bucket = "empty-" + store.bucket();
    Ended ended = embed(place(images, bucket), place(table, bucket));
    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.refusal()).contains(line);
    assertThat(store.keysIn(bucket)).allMatch(key -> key.equals("_run-report.json"));
    assertThat(store.keys("t/")).isEmpty();
  }

  private String place(String written, String bucket) {
    return written.contains(":") ? written.replace("//B", "//" + bucket) : store.path(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | there are no credentials for s3a://",
        "wrong | Forbidden (403)",
      })
  void refusesAStoreThatItHasNoRightTo(String secret, String line) {
    Map<String, String> others = new HashMap<>();
    others.put(KEYS + "secret.key", secret);
    others.put(KEYS + "access.key", secret.isEmpty() ? "" : S3Process.KEY);
    others.put(
        KEYS + "aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    // Hadoop keeps what it connected to.
    others.put(KEYS + "impl.disable.cache", "true");
    try (SparkSettings without = new SparkSettings(others)) {
      Ended ended = embed(store.path("photos"), store.path("t"));
      assertThat(ended.code()).as(ended.err()).isEqualTo(4);
      assertThat(ended.refusal()).contains(line).doesNotContain("Provider", "Request ID");
    }
  }
}

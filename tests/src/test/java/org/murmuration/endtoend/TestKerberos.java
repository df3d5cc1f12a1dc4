package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.KerberosPlace;
import org.murmuration.fixture.SparkSubmission;
import org.murmuration.fixture.Workplace;

/** The jar that users have, by the real spark-submit, where Hadoop asks everyone for Kerberos. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestKerberos {
  private static final Path JAR = Path.of(System.getProperty("murmuration.uber-jar"));

  private static final List<String> LOCAL = List.of("--master", "local[1]");

  private Workplace workplace;
  private KerberosPlace place;

  @BeforeAll
  void startCluster(@TempDir Path folder) throws Exception {
    assumeFalse(
        Boolean.getBoolean("murmuration.uber-jar.skip"), "Skipped: this build makes no uber jar");
    assumeTrue(Files.exists(JAR), "Skipped: there is no " + JAR);
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 4);
    place =
        KerberosPlace.in(
            folder.resolve("cluster"), workplace.path("network"), workplace.path("photos"));
  }

  @AfterAll
  void stopCluster() {
    if (place != null) {
      place.close();
    }
  }

  private String[] embed(String table) {
    return new String[] {
      JAR.toString(),
      "embed",
      "--network=" + place.path("network"),
      "--images=" + place.path("photos"),
      "--table=" + place.path(table),
      "--run-report=file:" + workplace.path(table + ".json")
    };
  }

  /** Its executors have no keytab: what they read and write with are tokens. */
  @Test
  void aKeytabLetsAJobWorkFromHdfsToHdfs() throws Exception {
    List<String> options =
        Stream.of(SparkSubmission.onYarn("cluster"), place.asAlice())
            .flatMap(List::stream)
            .toList();
    SparkSubmission submission = place.submit(place.conf(), options, embed("table"));
    assertThat(submission.code()).as(submission.log()).isZero();
    assertThat(
            new ObjectMapper()
                .readTree(workplace.bytes("table.json"))
                .get("result")
                .get("images_embedded")
                .asInt())
        .isEqualTo(12);
  }

  @Test
  void theExampleOfSettingsIsEnoughForAClient() throws Exception {
    List<String> options = Stream.of(LOCAL, place.asAlice()).flatMap(List::stream).toList();
    SparkSubmission submission =
        place.submit(place.exampleConf(), options, JAR.toString(), "show", place.path("network"));
    assertThat(submission.code()).as(submission.log()).isZero();
    assertThat(submission.log()).startsWith("(?, 32, 32, 3) -> ");
  }

  @Test
  void aJobWithoutATicketIsRefusedInOneLine() throws Exception {
    SparkSubmission submission = place.submit(place.exampleConf(), LOCAL, embed("none"));
    assertThat(submission.code()).as(submission.log()).isEqualTo(4);
    assertThat(submission.log().lines()).as(submission.log()).hasSize(1);
    assertThat(submission.log())
        .startsWith("Cannot go on: Client cannot authenticate via:")
        .contains("kinit", "--keytab");
    assertThat(workplace.text("none.json")).contains("\"exit_code\" : 4");
  }
}

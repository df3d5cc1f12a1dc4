package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.fixture.Fault.Effect.HANG;
import static org.murmuration.fixture.Fault.Effect.RELEASE;
import static org.murmuration.fixture.Fault.Operation.CREATE;
import static org.murmuration.fixture.Fault.Operation.OPEN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Fault;
import org.murmuration.fixture.FaultyPlace;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.SparkSettings;
import org.murmuration.fixture.TwoHosts;

/** A slow attempt of a task that Spark starts another beside: both come to their end. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "others have one loopback address")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestSpeculation {
  private FaultyPlace place;
  private TwoHosts hosts;
  private SharedSession session;

  @BeforeAll
  void startCluster(@TempDir Path folder, @TempDir Path workers) throws IOException {
    place = FaultyPlace.in(folder, 32);
    hosts = TwoHosts.start(workers);
    Map<String, String> settings = new HashMap<>(place.settings());
    settings.put("spark.master", hosts.url());
    settings.put("spark.driver.host", "127.0.0.1");
    settings.put("spark.executor.memory", "1g");
    settings.putAll(SparkSettings.ofExecutors());
    settings.put("spark.locality.wait", "0");
    settings.put("spark.speculation", "true");
    settings.put("spark.speculation.interval", "100ms");
    settings.put("spark.speculation.quantile", "0.3");
    session = SharedSession.with(settings);
  }

  @AfterAll
  void stopCluster() {
    session.close();
    hosts.close();
  }

  @BeforeEach
  void removeFaults() throws IOException {
    place.faults().clear();
  }

  /** The first attempt waits there until the second has come as far. */
  private void twoAttempts(Fault.Operation operation, String where) throws IOException {
    place.faults().lay(Fault.before(operation, where, HANG));
    place.faults().lay(Fault.after(operation, where, RELEASE));
  }

  @Test
  void ofAPartitionOfImagesGivesARowAnImage() throws IOException {
    twoAttempts(OPEN, "red/5.png");
    session.run(place.embed("read", "one"));
    assertThat(place.faults().left()).isZero();
    place.assertIsWhole("read", session);
  }

  @Test
  void ofAFileOfATableGivesOneFile() throws IOException {
    twoAttempts(CREATE, "written/.run=one.*part-00001");
    session.run(place.embed("written", "one"));
    assertThat(place.faults().left()).isZero();
    place.assertIsWhole("written", session);
    assertThat(place.workplace().filesBelow("written/run=one"))
        .as("one for each 32 images")
        .filteredOn(file -> file.endsWith(".parquet"))
        .hasSize(3);
  }
}

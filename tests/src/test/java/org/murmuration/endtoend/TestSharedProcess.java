package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkUserAppException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.SharedSession;
import org.murmuration.launch.Main;

/** A process that had a Spark before the command, as a JAR task of Databricks has. */
@Tag("cluster")
final class TestSharedProcess {
  private static final String BATCH = "spark.sql.parquet.columnarReaderBatchSize";

  @TempDir private Path folder;
  private SharedSession session;

  @BeforeEach
  void start() {
    session = SharedSession.with(Map.of());
    session.spark().conf().set(BATCH, "77");
  }

  @AfterEach
  void stop() {
    session.close();
  }

  @Test
  void goesOnAfterACommandThatSucceeded() throws Exception {
    Main.main(new String[] {"doctor", "--path=" + folder, "--run-report=" + folder.resolve("r")});
    assertThat(folder.resolve("r")).content().contains("\"exit_code\" : 0");
    assertItGoesOn();
  }

  /** A process that ended would be the end of this test, too. */
  @Test
  void goesOnAfterACommandThatFailed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    assertThatThrownBy(() -> Main.main(new String[] {"doctor", "--path=" + file}))
        .isInstanceOf(SparkUserAppException.class)
        .hasMessage("User application exited with 4");
    assertThatThrownBy(() -> Main.main(new String[] {"embed", "--network=none"}))
        .hasMessage("User application exited with 2");
    assertItGoesOn();
  }

  private void assertItGoesOn() {
    SparkSession spark = session.spark();
    assertThat(spark.sparkContext().isStopped()).isFalse();
    assertThat(spark.range(3).count()).isEqualTo(3);
    assertThat(spark.conf().get(BATCH)).isEqualTo("77");
  }
}

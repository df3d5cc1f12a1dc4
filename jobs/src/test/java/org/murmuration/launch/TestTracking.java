package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.storage.Storage;

class TestTracking {
  private final Storage storage = Storage.of(new Configuration());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlflow:5000",
        "mlflow",
        "",
        "ftp://mlflow",
        "http://",
        "http://alice:hunter2@mlflow",
        "http://mlflow/<here>",
        "http://mlflow?x=y",
        "http://ml flow"
      })
  void anAddressThatIsNoServersIsRefusedInALine(String address) {
    Throwable thrown =
        catchThrowable(
            () -> new Tracking("run", storage, Optional.empty(), Optional.of(address)).begin());
    assertThat(Failure.of(thrown).code()).isEqualTo(ExitCode.USAGE);
    assertThat(Failure.of(thrown).line())
        .startsWith("Cannot use --mlflow '")
        .doesNotContain("hunter2");
  }

  @Test
  void aFileThatCannotBeWrittenIsKnownBeforeTheWork(@TempDir Path folder) {
    String below = folder.resolve("file").toString();
    assertThatCode(() -> storage.publish(below, new byte[1])).doesNotThrowAnyException();
    Tracking tracking =
        new Tracking("run", storage, Optional.of(below + "/m.prom"), Optional.empty());
    assertThat(ExitCode.of(catchThrowable(tracking::begin))).isEqualTo(ExitCode.CONFLICT);
  }
}

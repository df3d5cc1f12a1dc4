package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Workplace;

/** What a command computes on, where there is no CUDA. */
@Tag("cluster")
final class TestDevice {
  @TempDir Path folder;

  private Ended embedOn(String device) {
    Workplace workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 1);
    return Ended.after(
        "embed",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--table=" + workplace.path("table"),
        "--device=" + device);
  }

  @Test
  void cudaThatIsNotThereIsExitCode4() {
    Ended ended = embedOn("cuda");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal())
        .startsWith("Cannot compute on CUDA: this jar knows no CUDA")
        .contains("--device auto");
  }

  @Test
  void autoTakesTheCpuAndTheReportNamesIt() throws IOException {
    assertThat(embedOn("auto").code()).isZero();
    assertThat(new Workplace(folder).text("table.run-report.json"))
        .contains("\"backend\" : \"CpuBackend");
  }
}

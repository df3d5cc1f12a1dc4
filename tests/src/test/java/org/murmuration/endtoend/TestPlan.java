package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Workplace;

@Tag("cluster")
final class TestPlan {
  private static List<String> planned(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "plan";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Ended.well(arguments).out().lines().toList();
  }

  @Test
  void ofVgg16HasItsNumbersAndTheSettings() {
    assertThat(
            planned(
                "--architecture=vgg16",
                "--image-count=10000",
                "--executors=2",
                "--cores=4",
                "--tasks=2"))
        .contains(
            "Broadcast: 537,042,176 bytes (513 MiB)",
            "Off-heap a task: 181 MiB, batches of 16",
            "Table: 163.8 MB before compression",
            "--conf spark.executor.instances=2",
            "--conf spark.executor.cores=4",
            "--conf spark.task.cpus=2",
            "--conf spark.executorEnv.OMP_NUM_THREADS=2",
            "--conf spark.executor.memoryOverhead=1408m")
        .anyMatch(line -> line.startsWith("Time: 0:02:59 for 10,000 images, 56.0 images/s"));
  }

  @Test
  void pricesARoundOfFineTuningAndItsLayers() {
    assertThat(
            planned(
                "--architecture=vgg16",
                "--image-count=1",
                "--cores=2",
                "--unfreeze-from=fc1",
                "--train-batch-size=8"))
        .contains(
            "Fine-tuning from fc1 on: a round: 0.89 GiB to each of 2 workers and back, 1.34 GiB in"
                + " each, 0.89 GiB in the driver",
            "Activations of input, batches of 8: 3 MiB",
            "Activations of fc1, batches of 8: 1 MiB");
  }

  @Test
  void countsImagesAndReadsANetworkFolder(@TempDir Path folder) {
    Workplace place = new Workplace(folder).withNetwork("network").withPhotos("photos", 2);
    assertThat(planned("--network=" + place.path("network"), "--images=" + place.path("photos")))
        .anyMatch(line -> line.contains(" for 6 images, "));
  }

  @Test
  void takesTheRateThatIsGiven() {
    assertThat(
            planned(
                "--architecture=vgg19",
                "--image-count=1000",
                "--cores=2",
                "--images-per-second-a-core=5"))
        .anyMatch(line -> line.startsWith("Time: 0:01:40 for 1,000 images, 10.0 images/s"));
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThat(Ended.after("plan", "--image-count=1").refusal()).contains("found none");
    assertThat(Ended.after("plan", "--architecture=vgg16").code()).isEqualTo(2);
    assertThat(
            Ended.after("plan", "--architecture=vgg16", "--image-count=1", "--tasks=3").refusal())
        .contains("Cannot use --tasks 3 with --cores 4");
  }
}

package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Separate;
import org.murmuration.fixture.Workplace;

/**
 * Fine-tunes VGG16 as it is published, with random weights, from fc1 on, and looks at the memory
 * that it takes. Some minutes for each master: {@code mvn verify -pl model-lib,jobs,deploy,tests
 * -Dtest=TestFinetuneFullSize -Dsurefire.failIfNoSpecifiedTests=false
 * -Dmurmuration.finetune-full-size=local[2]}, or {@code local-cluster[2,1,1024]}.
 */
@Tag("cluster")
final class TestFinetuneFullSize {
  private static final String MASTER = System.getProperty("murmuration.finetune-full-size");
  private static final int PHOTOS_OF_EACH_LABEL = 67;
  private static final long MOST_BYTES = 16L << 30;
  private static final String UNLIMITED = "org.bytedeco.javacpp.maxphysicalbytes";

  @TempDir Path folder;
  private Workplace workplace;

  @Test
  void goesOnAfterItWasKilledAndStaysWithin16Gigabytes() throws Exception {
    assumeTrue(MASTER != null, "Skipped: not asked for");
    workplace = new Workplace(folder).withPhotos("photos", PHOTOS_OF_EACH_LABEL);
    makeAClassifier();
    report("undisturbed", finetune("undisturbed").end());
    Separate killed = finetune("resumed");
    killed.killAfter(
        folder.resolve("resumed.work/checkpoints/round-00000001"), Duration.ofSeconds(2));
    assertThat(workplace.has("resumed")).isFalse();
    report("resumed", finetune("resumed").end());
    assertThat(folder.resolve("resumed/model.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("undisturbed/model.safetensors"));
  }

  private void makeAClassifier() throws Exception {
    start("new-network", "--architecture=vgg16", "--seed=1", "--to=" + workplace.path("network"))
        .end();
    start(
            "pipeline",
            "--network=" + workplace.path("network"),
            "--images=" + workplace.path("photos"),
            "--output=" + workplace.path("result"),
            "--epochs=5")
        .end();
  }

  private Separate finetune(String output) throws Exception {
    return start(
        "finetune",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + workplace.path("photos"),
        "--unfreeze-from=fc1",
        "--epochs=1",
        "--averaging=3",
        "--learning-rate=1e-6",
        "--keep-anyway",
        "--output=" + workplace.path(output));
  }

  private static Separate start(String... arguments) throws Exception {
    return Separate.start(
        Map.of(
            "spark.master",
            MASTER,
            UNLIMITED,
            "0",
            "spark.executor.extraJavaOptions",
            "-D%s=0".formatted(UNLIMITED),
            "spark.executor.extraClassPath",
            System.getProperty("java.class.path"),
            "spark.executorEnv.OMP_NUM_THREADS",
            "1"),
        arguments);
  }

  private static void report(String what, long bytes) {
    System.out.printf("%s, %s: %.1f GiB at most%n", MASTER, what, bytes / (double) (1L << 30));
    assertThat(bytes).isLessThan(MOST_BYTES);
  }
}

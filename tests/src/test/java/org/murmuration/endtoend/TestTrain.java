package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Workplace;

/** Heads from one small table, trained in several ways. */
@Tag("cluster")
final class TestTrain {
  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void embed() {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 20);
    Ended.well(
        "embed",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--table=" + workplace.path("table"));
  }

  private static Ended train(String head, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--table=" + workplace.path("table"),
                "--head=" + workplace.path(head),
                "--workers=2"));
    arguments.addAll(List.of(options));
    return Ended.after(arguments.toArray(String[]::new));
  }

  private static void trainWell(String head, String... options) {
    Ended ended = train(head, options);
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void goesOnFromACheckpointBitForBit() throws IOException {
    String[] options = {
      "--epochs=6", "--hidden=6,5", "--dropout=0.2", "--schedule=cosine", "--patience=9"
    };
    trainWell("whole", options);
    // A file where the head is to go: the training is done and cannot be published.
    cutShort("resumed", with(options, "--checkpoint-every=4"));
    Ended second = train("resumed", with(options, "--checkpoint-every=4"));
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.out()).contains("going on after epoch 4 of an earlier run");
    for (String file : List.of("head.safetensors", "history.csv", "config.json")) {
      assertThat(workplace.bytes("resumed/" + file)).isEqualTo(workplace.bytes("whole/" + file));
    }
    assertThat(workplace.has("resumed.checkpoint")).isFalse();
  }

  @Test
  void learnsFromDiskWhatItLearnsFromMemory() throws IOException {
    trainWell("from-memory", "--epochs=3", "--averaging=2");
    trainWell("from-disk", "--epochs=3", "--averaging=2", "--cache-share=0");
    for (String file : List.of("head.safetensors", "history.csv", "config.json")) {
      assertThat(workplace.bytes("from-disk/" + file))
          .isEqualTo(workplace.bytes("from-memory/" + file));
    }
    assertThat(fact("from-memory", "kept_bytes_on_disk")).isZero();
    assertThat(fact("from-memory", "kept_bytes_in_memory")).isPositive();
    assertThat(fact("from-disk", "kept_bytes_in_memory")).isZero();
    assertThat(fact("from-disk", "kept_bytes_on_disk")).isPositive();
  }

  private static long fact(String head, String name) throws IOException {
    JsonNode report = new ObjectMapper().readTree(workplace.bytes(head + ".run-report.json"));
    return report.findValue(name).asLong(-1);
  }

  @Test
  void aHeadFromRoundedExamplesIsAnotherAndSaysSo() throws IOException {
    trainWell("rounded", "--epochs=3", "--cache=float16");
    assertThat(workplace.text("rounded/config.json")).contains("\"cache\" : \"float16\"");
    Ended ended = train("rounded", "--epochs=3");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.refusal()).contains("cache=float16");
  }

  @Test
  void refusesTheCheckpointOfAnotherTraining() throws IOException {
    cutShort("other", new String[] {"--epochs=3", "--checkpoint-every=2"});
    Ended ended = train("other", "--epochs=3", "--seed=9");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.refusal())
        .startsWith("Cannot go on from ")
        .contains("other.checkpoint: it was made from ")
        .endsWith("(remove it, or name another head)");
  }

  /** Trains until the head is to be published, and lets that fail. */
  private static void cutShort(String head, String[] options) throws IOException {
    Path place = Path.of(workplace.path(head));
    Thread thief = new Thread(() -> occupy(place));
    thief.start();
    Ended ended = train(head, options);
    thief.interrupt();
    assertThat(ended.code()).as(ended.err()).isEqualTo(6);
    assertThat(workplace.has(head + ".checkpoint")).isTrue();
    Files.delete(place);
  }

  private static void occupy(Path place) {
    Path checkpoint = Path.of(place + ".checkpoint");
    try {
      while (!Files.exists(checkpoint)) {
        Thread.sleep(1);
      }
      Files.createFile(place);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String[] with(String[] options, String more) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add(more);
    return all.toArray(String[]::new);
  }

  @Test
  void theDriverAloneLearnsTheSame() throws IOException {
    trainWell("local", "--trainer=local", "--epochs=5");
    trainWell("cluster", "--averaging=batch", "--epochs=5");
    List<String> local = workplace.text("local/history.csv").lines().skip(1).toList();
    List<String> cluster = workplace.text("cluster/history.csv").lines().skip(1).toList();
    assertThat(local).hasSameSizeAs(cluster);
    for (int i = 0; i < local.size(); i++) {
      assertThat(loss(local.get(i)))
          .isEqualTo(loss(cluster.get(i)), org.assertj.core.api.Assertions.within(1e-5));
    }
  }

  private static double loss(String line) {
    return Double.parseDouble(line.split(",", -1)[1]);
  }

  @Test
  void stopsEarlyAndKeepsTheBestEpoch() throws IOException {
    trainWell("patient", "--epochs=200", "--patience=2", "--learning-rate=20");
    var metrics =
        new ObjectMapper().readTree(workplace.bytes("patient/config.json")).get("metrics");
    int epochs = metrics.get("epochs").asInt();
    assertThat(epochs).isLessThan(200);
    assertThat(metrics.get("kept_epoch").asInt()).isEqualTo(epochs - 2);
  }

  @Test
  void refusesClassWeightsForALabelThatIsNotThere() {
    assertThat(train("weighted", "--class-weights=rad=2").refusal())
        .startsWith("Cannot find label 'rad'")
        .endsWith("(did you mean 'red'?)");
  }

  @Test
  void sameSeedGivesTheSameHeadWithDropoutToo() throws IOException {
    String[] options = {
      "--epochs=3", "--dropout=0.5", "--class-weights=balanced", "--label-smoothing=0.1"
    };
    trainWell("once", options);
    trainWell("twice", options);
    assertThat(workplace.bytes("twice/head.safetensors"))
        .isEqualTo(workplace.bytes("once/head.safetensors"));
  }
}

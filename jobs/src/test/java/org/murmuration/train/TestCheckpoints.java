package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.command.Refused;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.storage.Storage;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.HeadInput;
import org.murmuration.store.LearntFrom;
import org.murmuration.store.SplitNote;
import org.murmuration.store.TrainingCheckpoint;

class TestCheckpoints {
  @TempDir private Path folder;
  private final Storage storage = Storage.of(new Configuration());

  private Checkpoints of(TrainSettings settings) throws IOException {
    HeadConfig head =
        HeadConfig.learnt(
            List.of("crow", "wren"),
            new HeadInput("network", "fc2", "average", 2, "caffe", "common"),
            HiddenLayers.NONE,
            new LearntFrom("rows", SplitNote.byContent(1, 0.1, 0.2), List.of("train"), "label"),
            settings.described(2));
    return Checkpoints.of(storage, folder.resolve("head/").toString(), head, 2);
  }

  private static TrainingCheckpoint after(int epochs, Checkpoints checkpoints) {
    return new TrainingCheckpoint(
        checkpoints.config(),
        new float[] {epochs},
        new float[0],
        new float[0],
        Collections.nCopies(epochs, new Epoch(1, 0.5, 0.5, 0.5)));
  }

  private final TrainSettings settings = TrainSettings.defaults();

  @Test
  void areDueEverySoManyEpochs() throws IOException {
    assertThat(of(settings).isDue(3)).isFalse();
    assertThat(of(settings).isDue(4)).isTrue();
    assertThat(new Checkpoints(of(settings).folders(), of(settings).config(), 0).isDue(4))
        .isFalse();
  }

  @Test
  void keepTheLastEpochBesideTheHead() throws IOException {
    Checkpoints checkpoints = of(settings);
    assertThat(checkpoints.latest()).isEmpty();
    checkpoints.save(after(2, checkpoints));
    checkpoints.save(after(4, checkpoints));
    assertThat(checkpoints.latest().orElseThrow().history()).hasSize(4);
    assertThat(folder.resolve("head.checkpoint")).isDirectoryNotContaining("glob:**00000002");
    checkpoints.clear();
    assertThat(folder.resolve("head.checkpoint")).doesNotExist();
  }

  @Test
  void goBackToTheOneBeforeWhereTheLastIsHalfWritten() throws IOException {
    Checkpoints checkpoints = of(settings);
    checkpoints.save(after(2, checkpoints));
    Files.createDirectories(Path.of(checkpoints.folders().folder(4).replace("file:", "")));
    assertThat(checkpoints.latest().orElseThrow().history()).hasSize(2);
  }

  @Test
  void refuseThoseOfAnotherTraining() throws IOException {
    Checkpoints checkpoints = of(settings);
    checkpoints.save(after(2, checkpoints));
    Refused.conflict(() -> of(settings.withSeed(9)).latest())
        .hasMessageContaining("seed=1")
        .hasMessageContaining("this training is made from ")
        .hasMessageContaining("seed=9")
        .hasMessageEndingWith("(remove it, or name another head)");
  }
}

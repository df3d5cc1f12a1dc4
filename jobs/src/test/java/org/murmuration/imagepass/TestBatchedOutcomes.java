package org.murmuration.imagepass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.storage.Storage;

class TestBatchedOutcomes {
  private static final int BATCH = 2;

  @TempDir private Path folder;
  private final ImageCount done = new ImageCount();
  private final FakeNetwork network = new FakeNetwork();
  private final ImageBatch batch = new ImageBatch(FakeNetwork.INPUT, BATCH);
  private Pictures pictures;

  @BeforeEach
  void locate() {
    pictures = new Pictures(folder);
  }

  @AfterEach
  void free() {
    batch.close();
  }

  @Test
  void givesEachImageItsRowInTheOrderOfTheFiles() {
    List<ImageFile> files = pngs(5);
    List<ImageOutcome> outcomes = all(outcomes(files.iterator()));
    assertThat(outcomes).extracting(ImageOutcome::file).isEqualTo(files);
    assertThat(outcomes)
        .extracting(outcome -> ((ImageOutcome.Used) outcome).output())
        .containsExactly(
            new float[] {0, 0},
            new float[] {0, 1},
            new float[] {1, 0},
            new float[] {1, 1},
            new float[] {2, 0});
    assertThat(network.batchSizes()).containsExactly(2, 2, 1);
    assertThat(done.value().done()).isEqualTo(5);
    assertThat(done.value().rejected()).isZero();
    assertThat(done.value().readSeconds()).isPositive();
  }

  @Test
  void fillsABatchPastImagesThatCannotBeUsed() throws IOException {
    List<ImageFile> files =
        List.of(
            pictures.png("a.png", 1),
            pictures.text("b.png", "no image"),
            pictures.gone("c.png"),
            pictures.png("d.png", 2));
    List<ImageOutcome> outcomes = all(outcomes(files.iterator()));
    assertThat(network.batchSizes()).containsExactly(2);
    assertThat(outcomes).extracting(ImageOutcome::file).containsExactlyInAnyOrderElementsOf(files);
    assertThat(outcomes).filteredOn(ImageOutcome.Rejected.class::isInstance).hasSize(2);
    assertThat(done.value().done()).isEqualTo(4);
    assertThat(done.value().rejected()).isEqualTo(2);
  }

  @Test
  void doesNotRunTheNetworkWhereNoImageCanBeUsed() {
    List<ImageFile> files = List.of(pictures.gone("a.png"), pictures.gone("b.png"));
    assertThat(all(outcomes(files.iterator()))).hasSize(2);
    assertThat(network.batchSizes()).isEmpty();
  }

  @Test
  void readsABatchAheadAndNoMore() {
    AtomicInteger read = new AtomicInteger();
    Iterator<ImageFile> files = pngs(6).stream().peek(file -> read.incrementAndGet()).iterator();
    Iterator<ImageOutcome> outcomes = outcomes(files);
    assertThat(read).hasValue(0);
    outcomes.next();
    // A stream's iterator may take one more to answer hasNext.
    assertThat(read.get()).isBetween(BATCH, BATCH + 1);
    outcomes.next();
    assertThat(network.batchSizes()).hasSize(1);
  }

  @Test
  void endsWithTheFiles() {
    Iterator<ImageOutcome> outcomes = outcomes(List.<ImageFile>of().iterator());
    assertThat(outcomes.hasNext()).isFalse();
    assertThatThrownBy(outcomes::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("The partition has no more images");
  }

  @Test
  void givesTheSameWhateverTheBatchSize() throws IOException {
    List<ImageFile> files = new ArrayList<>(pngs(5));
    files.add(2, pictures.text("broken.png", "no image"));
    try (FrozenPrefix prefix = smallPrefix()) {
      List<float[]> alone = outputs(files, prefix, 1);
      List<float[]> together = outputs(files, prefix, 4);
      assertThat(alone).hasSize(5).doesNotHaveDuplicates();
      for (int i = 0; i < alone.size(); i++) {
        assertThat(together.get(i)).containsExactly(alone.get(i), within(1e-4f));
      }
    }
  }

  @Test
  void runsAnyEngineThatKnowsTheSeam() {
    List<ImageFile> files = pngs(5);
    try (MeanColour engine = new MeanColour(FakeNetwork.INPUT)) {
      List<ImageOutcome> outcomes =
          all(new BatchedOutcomes(prepared(files.iterator(), engine), pass(), engine, batch));
      Iterator<PreparedImage> images = prepared(files.iterator(), engine);
      assertThat(outcomes)
          .hasSize(5)
          .allSatisfy(outcome -> assertColour(outcome, images.next().pixels()));
    }
  }

  private static void assertColour(ImageOutcome outcome, float[] pixels) {
    float[] colour = MeanColour.colour(pixels, 3);
    float grey = (colour[0] + colour[1] + colour[2]) / 3;
    assertThat(((ImageOutcome.Used) outcome).outputs()).containsExactly(colour, new float[] {grey});
  }

  private static FrozenPrefix smallPrefix() {
    Architecture small =
        Architecture.named("vgg11")
            .withInput(new ImageShape(32, 32, 3))
            .withWidths(List.of(3, 4, 5, 6, 7, 8, 9))
            .withClasses(10);
    try (PretrainedNetwork network = PretrainedNetwork.random(small, 3)) {
      return network.endAt(CutPoint.at("fc1"));
    }
  }

  private List<float[]> outputs(List<ImageFile> files, FrozenPrefix prefix, int batchSize) {
    NetworkPass pass = pass();
    try (ImageBatch room = new ImageBatch(prefix.input(), batchSize)) {
      return all(new BatchedOutcomes(prepared(files.iterator(), prefix), pass, prefix, room))
          .stream()
          .filter(ImageOutcome.Used.class::isInstance)
          .map(outcome -> ((ImageOutcome.Used) outcome).output())
          .toList();
    }
  }

  private BatchedOutcomes outcomes(Iterator<ImageFile> files) {
    return new BatchedOutcomes(prepared(files, network), pass(), network, batch);
  }

  private Iterator<PreparedImage> prepared(Iterator<ImageFile> files, FrozenPass reader) {
    Preprocessing preprocessing = new Preprocessing(reader.input(), Preset.TORCHVISION);
    NetworkPass pass = pass();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return files.hasNext();
      }

      @Override
      public PreparedImage next() {
        return pass.prepare(files.next(), preprocessing);
      }
    };
  }

  private NetworkPass pass() {
    Storage storage = Storage.of(new Configuration());
    return new NetworkPass(null, Preset.TORCHVISION, BATCH, storage, PixelSettings.DEFAULT, done);
  }

  private static List<ImageOutcome> all(Iterator<ImageOutcome> outcomes) {
    List<ImageOutcome> all = new ArrayList<>();
    outcomes.forEachRemaining(all::add);
    return all;
  }

  private List<ImageFile> pngs(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> pictures.png("picture%d.png".formatted(i), i))
        .toList();
  }
}

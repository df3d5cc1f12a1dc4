package org.murmuration.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Pooling;
import org.murmuration.command.Refused;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.Sha256;
import org.murmuration.store.Source;

class TestNetworkRecipe {
  private static final ImageShape INPUT = new ImageShape(32, 32, 3);
  private static final Architecture SMALL =
      Architecture.named("vgg11")
          .withInput(INPUT)
          .withWidths(List.of(3, 4, 5, 6, 7, 8, 9))
          .withClasses(10);

  @TempDir private Path folder;
  private final Storage storage = Storage.of(new Configuration());

  @Test
  void buildsThePrefixThatTheDriverHas() throws IOException {
    CutPoint cut = new CutPoint("block5_conv2", Pooling.FLATTEN);
    NetworkArchive archive = archive();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    archive.trim(List.of(cut), bytes);
    NetworkRecipe recipe = new CutNetwork(archive, List.of(cut)).recipe(WeightsBy.BROADCAST);
    try (FrozenPass here = archive.prefix(cut);
        FrozenPass there = recipe.build(new ByteArrayInputStream(bytes.toByteArray()), "here");
        ImageBatch batch = image()) {
      assertThat(there.input()).isEqualTo(INPUT);
      assertThat(there.run(batch)).isDeepEqualTo(here.run(batch));
    }
  }

  @Test
  void isReadFromItsFolderWithoutTheDriver() throws IOException {
    NetworkArchive archive = archive();
    List<CutPoint> cuts = List.of(CutPoint.at("fc1"), CutPoint.at("block2_pool"));
    try (NetworkDelivery delivery =
            NetworkDelivery.ofPrefixInFolder(storage, new CutNetwork(archive, cuts));
        SharedNetwork.Loan loan = delivery.borrow();
        FrozenPass here = archive.prefix(cuts.get(0));
        ImageBatch batch = image()) {
      assertThat(loan.network().runAll(batch)).hasSize(2);
      assertThat(loan.network().run(batch)).isDeepEqualTo(here.run(batch));
    }
    assertThat(SharedNetwork.isEmpty()).isTrue();
  }

  @Test
  void isRefusedIfItsFileChangedSinceTheDriverLooked() throws IOException {
    NetworkArchive archive = archive();
    NetworkDelivery delivery =
        NetworkDelivery.ofPrefixInFolder(
            storage, new CutNetwork(archive, List.of(CutPoint.at("fc1"))));
    String model = archive.modelLocation();
    byte[] bytes = storage.read(model);
    bytes[bytes.length - 1] ^= 1;
    storage.publish(model, bytes);
    Refused.input(delivery::borrow)
        .hasMessage(
            "Cannot use %s: its SHA-256 is %s, its folder says %s (copy the folder again)"
                .formatted(storage.qualified(model), Sha256.of(bytes), archive.modelSha256()));
    assertThat(SharedNetwork.isEmpty()).isTrue();
  }

  private NetworkArchive archive() throws IOException {
    String location = folder + "/network";
    try (PretrainedNetwork network = PretrainedNetwork.random(SMALL, 3)) {
      NewFolder.at(storage, location)
          .write(to -> NetworkArchive.write(network, Preset.CAFFE, Source.random(3), to));
    }
    return NetworkArchive.open(storage.folder(location));
  }

  private static ImageBatch image() {
    Random random = new Random(5);
    float[] pixels = new float[INPUT.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    ImageBatch batch = new ImageBatch(INPUT, 1);
    batch.add(pixels);
    return batch;
  }
}

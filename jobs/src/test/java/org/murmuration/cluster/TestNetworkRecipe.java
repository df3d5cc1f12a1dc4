package org.murmuration.cluster;

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
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.network.Architecture;
import org.murmuration.network.CutPoint;
import org.murmuration.network.ImageBatch;
import org.murmuration.network.ImageNetwork;
import org.murmuration.network.Pooling;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.store.JsonFormat;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.Source;

class TestNetworkRecipe {
  private static final ImageShape INPUT = new ImageShape(32, 32, 3);
  private static final Architecture SMALL =
      Architecture.named("vgg11")
          .withInput(INPUT)
          .withWidths(List.of(3, 4, 5, 6, 7, 8, 9))
          .withClasses(10);

  @TempDir private Path folder;

  @Test
  void buildsThePrefixThatTheDriverHas() throws IOException {
    CutPoint cut = new CutPoint("block5_conv2", Pooling.FLATTEN);
    NetworkArchive archive = archive();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    archive.trim(List.of(cut), bytes);
    NetworkRecipe recipe =
        new NetworkRecipe.Prefix(new JsonFormat().write(archive.config()), List.of(cut));
    try (ImageNetwork here = archive.prefix(cut);
        ImageNetwork there = recipe.build(new ByteArrayInputStream(bytes.toByteArray()));
        ImageBatch batch = image()) {
      assertThat(there.input()).isEqualTo(INPUT);
      assertThat(there.run(batch)).isDeepEqualTo(here.run(batch));
    }
  }

  private NetworkArchive archive() throws IOException {
    Storage storage = Storage.of(new Configuration());
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

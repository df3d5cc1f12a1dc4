package org.murmuration.imagepass;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.delivery.CutNetwork;
import org.murmuration.delivery.WeightsBy;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.Source;

/** A small network and small images, which it runs over in a session. */
record LocalPass(SparkSession spark, Path folder) {
  private static final Architecture SMALL =
      Architecture.named("vgg11")
          .withInput(new ImageShape(32, 32, 3))
          .withWidths(List.of(3, 4, 5, 6, 7, 8, 9))
          .withClasses(10);

  ImagePass pass(WeightsBy by, int batchSize) throws IOException {
    CutNetwork network = new CutNetwork(network(), List.of(CutPoint.at("fc1")));
    return ImagePass.ofPrefix(spark, network, by, batchSize, PixelSettings.DEFAULT);
  }

  private NetworkArchive network() throws IOException {
    Storage storage = Storage.of(spark);
    String location = folder + "/network";
    if (!storage.exists(location)) {
      try (PretrainedNetwork network = PretrainedNetwork.random(SMALL, 3)) {
        NewFolder.at(storage, location)
            .write(to -> NetworkArchive.write(network, Preset.CAFFE, Source.random(3), to));
      }
    }
    return NetworkArchive.open(storage.folder(location));
  }

  /** So many PNG files, and after them so many that are none. */
  JavaRDD<ImageFile> files(int images, int broken) throws IOException {
    List<ImageFile> files = new ArrayList<>();
    for (int i = 0; i < images + broken; i++) {
      Path file = folder.resolve("%04d.png".formatted(i));
      if (i < images) {
        ImageIO.write(image(i), "png", file.toFile());
      } else {
        Files.writeString(file, "no image");
      }
      files.add(new ImageFile(file.toUri().toString(), "label", Files.size(file), 0));
    }
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(files);
  }

  private static BufferedImage image(int number) {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(number % 8, number / 8 % 8, new Color(number % 256, 20, 200).getRGB());
    return image;
  }
}

package org.murmuration.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.murmuration.storage.Storage;

/** Drawn birds as files: a folder for each species. */
record Flock(Storage storage, int imagesPerSpecies) {
  private static final int SIZE_PIXELS = 256;

  /** Pictures that are there stay as they are, so that a second demo has nothing to embed. */
  void drawInto(String folder) throws IOException {
    BirdPainter painter = new BirdPainter(SIZE_PIXELS);
    for (Species species : Species.values()) {
      for (int i = 0; i < imagesPerSpecies; i++) {
        String file = "%s/%s/%03d.png".formatted(folder, species.folderName(), i);
        if (!storage.exists(file)) {
          storage.publish(file, png(painter, species, i));
        }
      }
    }
  }

  private byte[] png(BirdPainter painter, Species species, int number) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(painter.paint(species, seed(species) + number), "png", png);
    return png.toByteArray();
  }

  /** Seeds of their own for each species, so that birds of two species do not share poses. */
  private static long seed(Species species) {
    return 1_000_003L * species.folderName().hashCode();
  }
}

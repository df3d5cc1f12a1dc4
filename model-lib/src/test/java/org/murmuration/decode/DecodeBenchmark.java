package org.murmuration.decode;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;

/**
 * From the bytes of a 500x375 JPEG to 224x224x3 floats, on one core. Prints milliseconds an image
 * and ends with exit code 1 above {@value #WANTED_MILLIS}.
 *
 * <p>Run it with {@code mvn -Pbenchmark -pl model-lib verify -DskipTests}.
 */
public final class DecodeBenchmark {
  private static final double WANTED_MILLIS = 8;
  private static final int WIDTH = 500;
  private static final int HEIGHT = 375;
  private static final int WARM_UP = 500;
  private static final int ROUNDS = 7;
  private static final int IMAGES = 200;

  private DecodeBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    byte[] jpeg = jpeg(painting());
    run(jpeg, WARM_UP);
    double[] millis = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      millis[round] = run(jpeg, IMAGES);
    }
    Arrays.sort(millis);
    System.out.printf(
        "Decode and pre-process a %sx%s JPEG of %s bytes: %.2f ms (best %.2f, worst %.2f; at most %s wanted)%n",
        WIDTH,
        HEIGHT,
        jpeg.length,
        millis[ROUNDS / 2],
        millis[0],
        millis[ROUNDS - 1],
        WANTED_MILLIS);
    System.exit(millis[ROUNDS / 2] <= WANTED_MILLIS ? 0 : 1);
  }

  private static double run(byte[] jpeg, int images) throws RejectedImageException {
    ImageShape input = new ImageShape(224, 224, 3);
    ImageDecoder decoder = new ImageDecoder();
    Preprocessing preprocessing = new Preprocessing(input, Preset.CAFFE);
    float[] pixels = new float[input.size()];
    long start = System.nanoTime();
    for (int i = 0; i < images; i++) {
      preprocessing.write(decoder.decode(jpeg, preprocessing.shorterSide()), pixels, 0);
    }
    return (System.nanoTime() - start) / 1e6 / images;
  }

  /** Smooth and busy parts, as a photo has them. */
  private static BufferedImage painting() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new SplittableRandom(1);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 3000; i++) {
      graphics.setColor(new Color(random.nextInt(0x1000000)));
      graphics.setStroke(new BasicStroke(1 + random.nextInt(12)));
      int x = random.nextInt(WIDTH);
      int y = random.nextInt(HEIGHT);
      graphics.drawLine(x, y, x + random.nextInt(-60, 60), y + random.nextInt(-60, 60));
    }
    graphics.dispose();
    return image;
  }

  /** At quality 0.9, as cameras write. */
  private static byte[] jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(0.9f);
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}

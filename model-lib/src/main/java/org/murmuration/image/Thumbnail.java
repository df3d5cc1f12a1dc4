package org.murmuration.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.murmuration.decode.DecodedImage;
import org.murmuration.decode.OpaqueRgb;

/** Makes a small picture of an image, for people to look at: some kilobytes of JPEG. */
public final class Thumbnail {
  private static final float QUALITY = 0.8f;

  private Thumbnail() {}

  /**
   * Scales the whole image, its aspect kept, until its longer side has {@code side} pixels; a
   * smaller one stays as it is.
   *
   * @return a JPEG file with nothing in it but pixels
   */
  public static byte[] jpeg(DecodedImage image, int side) {
    BufferedImage rgb = OpaqueRgb.of(image.pixels());
    return encode(scaled(rgb, Math.max(rgb.getWidth(), rgb.getHeight()), side));
  }

  private static BufferedImage scaled(BufferedImage rgb, long longer, long side) {
    return longer <= side
        ? rgb
        : ResizedCrop.whole(
                Math.max(1, rgb.getHeight() * side / longer),
                Math.max(1, rgb.getWidth() * side / longer))
            .apply(rgb);
  }

  private static byte[] encode(BufferedImage pixels) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(pixels, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write a thumbnail into memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}

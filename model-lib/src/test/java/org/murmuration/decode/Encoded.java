package org.murmuration.decode;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Files made in memory. */
public final class Encoded {
  private Encoded() {}

  public static byte[] as(String format, BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IOException("No writer for " + format);
    }
    return out.toByteArray();
  }

  /** Six bands of 16 rows with noise, 64 wide; no encoder in Java writes this kind. */
  static byte[] lossyWebp() throws IOException {
    try (var file = Encoded.class.getResourceAsStream("lossy.webp")) {
      return file.readAllBytes();
    }
  }

  /** A JPEG whose components are the raster's bands, as they are. */
  static byte[] jpeg(Raster raster) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** The JPEG with an embedded colour profile (APP2). */
  static byte[] withProfile(byte[] jpeg, ICC_Profile profile) {
    return withProfile(jpeg, profile.getData());
  }

  static byte[] withProfile(byte[] jpeg, byte[] data) {
    byte[] name = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
    byte[] content = Arrays.copyOf(name, name.length + data.length);
    System.arraycopy(data, 0, content, name.length, data.length);
    return withSegment(jpeg, 0xFFE2, content);
  }

  /** The JPEG with Adobe's marker (APP14) that says: four components are inverted CMYK. */
  static byte[] withAdobeCmykMarker(byte[] jpeg) {
    byte[] content = "Adobe\0d\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    return withSegment(jpeg, 0xFFEE, content);
  }

  // Behind the start of the image and the JFIF segment, which has to come first.
  private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteBuffer before = ByteBuffer.wrap(jpeg);
    int at = before.getShort(2) == (short) 0xFFE0 ? 4 + before.getShort(4) : 2;
    return ByteBuffer.allocate(jpeg.length + 4 + content.length)
        .put(jpeg, 0, at)
        .putShort((short) marker)
        .putShort((short) (2 + content.length))
        .put(content)
        .put(jpeg, at, jpeg.length - at)
        .array();
  }

  /** The PNG with another chunk behind its header. */
  static byte[] withPngChunk(byte[] png, String type, byte[] content) {
    byte[] chunk =
        ByteBuffer.allocate(4 + content.length)
            .put(type.getBytes(StandardCharsets.ISO_8859_1))
            .put(content)
            .array();
    CRC32 checksum = new CRC32();
    checksum.update(chunk);
    // Behind the signature and the header, which has 13 bytes of content.
    int at = 8 + 4 + 4 + 13 + 4;
    return ByteBuffer.allocate(png.length + 8 + chunk.length)
        .put(png, 0, at)
        .putInt(content.length)
        .put(chunk)
        .putInt((int) checksum.getValue())
        .put(png, at, png.length - at)
        .array();
  }

  public static BufferedImage filled(int type, int width, int height, int argb) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, argb);
      }
    }
    return image;
  }

  public static BufferedImage noise(int width, int height, long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(0x1000000));
      }
    }
    return image;
  }

  /** As if these pixels had come out of a file. */
  public static DecodedImage decoded(BufferedImage pixels) {
    return new DecodedImage(
        pixels, ImageSize.of(pixels), "png", Orientation.UPRIGHT, ProfileUse.NONE, List.of());
  }

  public static int[] pixels(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= 0xFFFFFF;
    }
    return pixels;
  }
}

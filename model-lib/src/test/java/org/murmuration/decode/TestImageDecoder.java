package org.murmuration.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestImageDecoder {
  private final ImageDecoder decoder = new ImageDecoder();

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void keepsEveryPixelOfALosslessFile(String format) throws Exception {
    BufferedImage noise = Encoded.noise(31, 17, 1);
    DecodedImage decoded = decoder.decode(Encoded.as(format, noise));
    assertThat(decoded.format()).isEqualTo(format);
    assertThat(decoded.width()).isEqualTo(31);
    assertThat(decoded.height()).isEqualTo(17);
    assertThat(decoded.pixels().getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    assertThat(Encoded.pixels(decoded.pixels())).isEqualTo(Encoded.pixels(noise));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "gif"})
  void decodesAnEvenColour(String format) throws Exception {
    BufferedImage image = Encoded.filled(BufferedImage.TYPE_INT_RGB, 20, 10, 0x808080);
    DecodedImage decoded = decoder.decode(Encoded.as(format, image));
    assertThat(decoded.format()).isEqualTo(format);
    assertThat(Encoded.pixels(decoded.pixels())).containsOnly(0x808080);
  }

  // Six bands of noise; a decoder that predicts from filtered pixels drifts from band to band.
  @ParameterizedTest(name = "band {0} is {1}")
  @CsvSource({
    "0, 0xC82828",
    "1, 0x28A03C",
    "2, 0x2846C8",
    "3, 0xE6C83C",
    "4, 0x787878",
    "5, 0x14B4BE"
  })
  void keepsTheColoursOfALossyWebpDownToItsLastRow(int band, int colour) throws Exception {
    BufferedImage image = decoder.decode(Encoded.lossyWebp()).pixels();
    int[] inside = image.getRGB(0, 16 * band + 3, image.getWidth(), 10, null, 0, image.getWidth());
    for (int shift : new int[] {16, 8, 0}) {
      double mean = Arrays.stream(inside).map(pixel -> pixel >> shift & 0xFF).average().orElse(-1);
      assertThat(mean).isCloseTo(colour >> shift & 0xFF, within(3.0));
    }
  }

  @Test
  void putsTransparencyOverWhite() throws Exception {
    BufferedImage image = Encoded.filled(BufferedImage.TYPE_INT_ARGB, 2, 1, 0x00123456);
    image.setRGB(1, 0, 0x80FF0000);
    assertThat(decodedPng(image)).containsExactly(0xFFFFFF, 0xFF7F7F);
  }

  @Test
  void putsTransparencyOverTheColourThatIsWanted() throws Exception {
    BufferedImage image = Encoded.filled(BufferedImage.TYPE_INT_ARGB, 2, 1, 0x00123456);
    image.setRGB(1, 0, 0x80FF0000);
    DecodeSettings overBlue =
        DecodeSettings.DEFAULT.over(AlphaColour.named("#0000ff").orElseThrow());
    byte[] png = Encoded.as("png", image);
    assertThat(Encoded.pixels(new ImageDecoder(overBlue).decode(png).pixels()))
        .containsExactly(0x0000FF, 0x80007F);
  }

  @Test
  void putsATransparentPaletteEntryOverWhite() throws Exception {
    byte[] samples = {10, 20};
    IndexColorModel palette = new IndexColorModel(8, 2, samples, samples, samples, 1);
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
    image.getRaster().setSample(1, 0, 0, 1);
    assertThat(decodedPng(image)).containsExactly(0x0A0A0A, 0xFFFFFF);
  }

  @Test
  void keepsGreyAsItIs() throws Exception {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, 77);
    image.getRaster().setSample(1, 0, 0, 255);
    assertThat(decodedPng(image)).containsExactly(0x4D4D4D, 0xFFFFFF);
  }

  @Test
  void scalesSixteenBitsToEight() throws Exception {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setPixels(0, 0, 3, 1, new int[] {77 * 257, 77 * 257 + 200, 65535});
    assertThat(decodedPng(image)).containsExactly(0x4D4D4D, 0x4E4E4E, 0xFFFFFF);
  }

  @Test
  void turnsCmykIntoRgb() throws Exception {
    WritableRaster cmyk = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
    // Stored as Adobe does it: 255 is no ink.
    int[] cyan = {0, 255, 255, 255};
    for (int i = 0; i < 256; i++) {
      cmyk.setPixel(i % 16, i / 16, cyan);
    }
    byte[] jpeg = Encoded.withAdobeCmykMarker(Encoded.jpeg(cmyk));
    int pixel = Encoded.pixels(decoder.decode(jpeg).pixels())[0];
    assertThat(pixel >> 16).as("red").isLessThan(64);
    assertThat(pixel & 0xFF).as("blue").isGreaterThan(160);
  }

  @Test
  void rejectsAFileWithoutBytes() {
    assertRejected(decoder, new byte[0], Reason.EMPTY, "The file has 0 bytes");
  }

  @Test
  void rejectsWhatIsNoImage() {
    byte[] html = {'<', '!', 'D', 'O', 'C'};
    assertRejected(
        decoder, html, Reason.NOT_AN_IMAGE, "No decoder knows it (first bytes 3C 21 44 4F 43)");
  }

  @Test
  void rejectsAFileAboveTheLimitOfBytes() throws IOException {
    byte[] png = Encoded.as("png", Encoded.noise(4, 4, 2));
    assertRejected(
        limited(png.length - 1, 100),
        png,
        Reason.TOO_LARGE,
        "The file has %s bytes, the limit is %s".formatted(png.length, png.length - 1));
  }

  @Test
  void rejectsAHeaderAboveTheLimitOfPixelsBeforeDecoding() throws IOException {
    byte[] headerAlone = Arrays.copyOf(Encoded.as("png", Encoded.noise(40, 30, 3)), 60);
    assertRejected(
        limited(1000, 1199),
        headerAlone,
        Reason.TOO_MANY_PIXELS,
        "The header announces 40 x 30 pixels, the limit is 1199");
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 60, 90, 99})
  void rejectsACutJpeg(int percent) throws IOException {
    byte[] jpeg = Encoded.as("jpeg", Encoded.noise(200, 150, 4));
    byte[] cut = Arrays.copyOf(jpeg, jpeg.length * percent / 100);
    assertRejected(decoder, cut, Reason.TRUNCATED, "The JPEG has no end-of-image marker");
  }

  @Test
  void rejectsAJpegWhoseDataAreCutBeforeItsEndMarker() throws IOException {
    byte[] jpeg = Encoded.as("jpeg", Encoded.noise(200, 150, 5));
    byte[] cut = Arrays.copyOf(jpeg, jpeg.length / 2);
    cut[cut.length - 2] = (byte) 0xFF;
    cut[cut.length - 1] = (byte) 0xD9;
    assertThat(rejection(decoder, cut).reason()).isEqualTo(Reason.TRUNCATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void rejectsACutFile(String format) throws IOException {
    byte[] whole = Encoded.as(format, Encoded.noise(200, 150, 6));
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertThat(rejection(decoder, cut).reason()).isEqualTo(Reason.TRUNCATED);
  }

  @Test
  void rejectsWhatBreaksTheDecoder() throws IOException {
    byte[] png = Encoded.as("png", Encoded.noise(20, 10, 7));
    Arrays.fill(png, 16, 24, (byte) 0);
    RejectedImageException rejection = rejection(decoder, png);
    assertThat(rejection.reason()).isEqualTo(Reason.CORRUPT);
    assertThat(rejection).hasMessageStartingWith("The decoder failed: ");
    assertThat(rejection.getMessage()).doesNotContain("\n");
  }

  @Test
  void toleratesBytesAfterTheImage() throws Exception {
    byte[] jpeg = Encoded.as("jpeg", Encoded.noise(20, 10, 8));
    assertThat(decoder.decode(Arrays.copyOf(jpeg, jpeg.length + 5000)).width()).isEqualTo(20);
  }

  private static ImageDecoder limited(long maxBytes, long maxPixels) {
    return new ImageDecoder(
        new DecodeSettings(new DecodeLimits(maxBytes, maxPixels), OnDamaged.REJECT));
  }

  private int[] decodedPng(BufferedImage image) throws Exception {
    return Encoded.pixels(decoder.decode(Encoded.as("png", image)).pixels());
  }

  private static void assertRejected(
      ImageDecoder decoder, byte[] bytes, Reason reason, String message) {
    RejectedImageException rejection = rejection(decoder, bytes);
    assertThat(rejection.reason()).isEqualTo(reason);
    assertThat(rejection).hasMessage(message);
  }

  private static RejectedImageException rejection(ImageDecoder decoder, byte[] bytes) {
    try {
      DecodedImage decoded = decoder.decode(bytes);
      throw new AssertionError("Not rejected: " + decoded);
    } catch (RejectedImageException rejection) {
      return rejection;
    }
  }
}

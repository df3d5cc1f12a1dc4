package org.murmuration.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestColourProfile {
  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
  private static final byte[] ADOBE = Profiles.of(Profiles.ADOBE_RGB, 2.19921875);

  /** CIE XYZ at D50 to linear sRGB (B. Lindbloom, RGB/XYZ Matrices, adapted by Bradford). */
  private static final double[][] XYZ_TO_SRGB = {
    {3.1338561, -1.6168667, -0.4906146},
    {-0.9787684, 1.9161415, 0.0334540},
    {0.0719453, -0.2289914, 1.4052427}
  };

  private final ImageDecoder decoder = new ImageDecoder();

  @Test
  void convertsAdobeRgb() throws Exception {
    assertConverts(Profiles.ADOBE_RGB, 2.19921875);
  }

  @Test
  void convertsDisplayP3() throws Exception {
    assertConverts(Profiles.DISPLAY_P3, 2.2);
  }

  @Test
  void convertsProPhoto() throws Exception {
    assertConverts(Profiles.PRO_PHOTO, 1.8);
  }

  private void assertConverts(double[][] primaries, double gamma) throws Exception {
    BufferedImage noise = Encoded.noise(40, 100, 3);
    byte[] png = inPng(Encoded.as("png", noise), Profiles.of(primaries, gamma));
    DecodedImage decoded = decoder.decode(png);
    assertThat(decoded.profile()).isEqualTo(ProfileUse.CONVERTED);
    int[] stored = Encoded.pixels(noise);
    int[] found = Encoded.pixels(decoded.pixels());
    for (int i = 0; i < stored.length; i++) {
      for (int channel = 0; channel < 3; channel++) {
        assertThat((double) (found[i] >> (16 - 8 * channel) & 0xFF))
            .as("channel %s of %06x", channel, stored[i])
            .isCloseTo(
                srgb(stored[i], primaries, gamma, channel),
                org.assertj.core.data.Offset.offset(2.5));
      }
    }
  }

  private static double srgb(int rgb, double[][] primaries, double gamma, int channel) {
    double linear = 0;
    for (int xyz = 0; xyz < 3; xyz++) {
      double value = 0;
      for (int primary = 0; primary < 3; primary++) {
        double sample = (rgb >> (16 - 8 * primary) & 0xFF) / 255.0;
        value += primaries[primary][xyz] * Math.pow(sample, gamma);
      }
      linear += XYZ_TO_SRGB[channel][xyz] * value;
    }
    double in = Math.max(0, Math.min(1, linear));
    return 255 * (in <= 0.0031308 ? 12.92 * in : 1.055 * Math.pow(in, 1 / 2.4) - 0.055);
  }

  @Test
  void convertsAJpegAndAPngAlike() throws Exception {
    byte[] jpeg = Encoded.as("jpeg", Encoded.noise(60, 45, 5));
    int[] plain = Encoded.pixels(decoder.decode(jpeg).pixels());
    BufferedImage same = new BufferedImage(60, 45, BufferedImage.TYPE_INT_RGB);
    same.setRGB(0, 0, 60, 45, plain, 0, 60);
    DecodedImage ofJpeg = decoder.decode(Encoded.withProfile(jpeg, ICC_Profile.getInstance(ADOBE)));
    DecodedImage ofPng = decoder.decode(inPng(Encoded.as("png", same), ADOBE));
    assertThat(ofJpeg.profile()).isEqualTo(ProfileUse.CONVERTED);
    assertThat(Encoded.pixels(ofJpeg.pixels()))
        .isEqualTo(Encoded.pixels(ofPng.pixels()))
        .isNotEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void leavesSrgbAsItIs(String format) throws Exception {
    byte[] plain = Encoded.as(format, Encoded.noise(40, 30, 9));
    DecodedImage decoded = decoder.decode(with(format, plain, SRGB));
    assertThat(decoded.profile()).isEqualTo(ProfileUse.SRGB);
    assertThat(Encoded.pixels(decoded.pixels()))
        .isEqualTo(Encoded.pixels(decoder.decode(plain).pixels()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void ignoresABrokenProfile(String format) throws Exception {
    byte[] plain = Encoded.as(format, Encoded.noise(40, 30, 9));
    byte[] noProfile = "no profile".getBytes(StandardCharsets.ISO_8859_1);
    byte[] cut = Arrays.copyOf(SRGB, SRGB.length / 3);
    byte[] hollow = SRGB.clone();
    Arrays.fill(hollow, 132, 400, (byte) 7);
    for (byte[] profile : new byte[][] {noProfile, cut, hollow, new byte[0]}) {
      DecodedImage decoded = decoder.decode(with(format, plain, profile));
      assertThat(decoded.profile()).isEqualTo(ProfileUse.IGNORED);
      assertThat(Encoded.pixels(decoded.pixels()))
          .isEqualTo(Encoded.pixels(decoder.decode(plain).pixels()));
    }
  }

  @Test
  void ignoresAProfileOfAnotherKindOfImage() throws Exception {
    byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    byte[] png = Encoded.as("png", Encoded.noise(8, 8, 1));
    assertThat(decoder.decode(inPng(png, grey)).profile()).isEqualTo(ProfileUse.IGNORED);
  }

  @Test
  void saysWhereThereIsNone() throws Exception {
    assertThat(decoder.decode(Encoded.as("png", Encoded.noise(8, 8, 1))).profile())
        .isEqualTo(ProfileUse.NONE);
  }

  @Test
  void convertsWhatIsSeenBeforeItIsPutOverAColour() throws Exception {
    BufferedImage image = Encoded.filled(BufferedImage.TYPE_INT_ARGB, 2, 1, 0x00123456);
    image.setRGB(1, 0, 0xFF40C080);
    DecodeSettings overGreen = DecodeSettings.DEFAULT.over(new AlphaColour(0x00FF00));
    byte[] png = inPng(Encoded.as("png", image), ADOBE);
    int[] pixels = Encoded.pixels(new ImageDecoder(overGreen).decode(png).pixels());
    assertThat(pixels[0]).isEqualTo(0x00FF00);
    assertThat(pixels[1]).isNotEqualTo(0x40C080);
  }

  private static byte[] with(String format, byte[] file, byte[] profile) throws IOException {
    return format.equals("png") ? inPng(file, profile) : Encoded.withProfile(file, profile);
  }

  private static byte[] inPng(byte[] png, byte[] profile) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes("p\0\0".getBytes(StandardCharsets.ISO_8859_1));
    try (DeflaterOutputStream packed = new DeflaterOutputStream(chunk)) {
      packed.write(profile);
    }
    return Encoded.withPngChunk(png, "iCCP", chunk.toByteArray());
  }
}

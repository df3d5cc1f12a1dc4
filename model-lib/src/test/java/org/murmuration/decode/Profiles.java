package org.murmuration.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** ICC profiles of RGB spaces, made from published numbers: a matrix and one gamma. */
final class Profiles {
  private static final int HEADER_BYTES = 128;
  private static final int TAGS = 9;
  private static final int TAG_BYTES = 12;

  /** Columns X, Y, Z of red, green and blue, adapted to D50. */
  static final double[][] ADOBE_RGB = {
    {0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}
  };

  static final double[][] DISPLAY_P3 = {
    {0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}
  };

  static final double[][] PRO_PHOTO = {
    {0.79767, 0.28804, 0}, {0.13519, 0.71188, 0}, {0.03135, 0.00009, 0.82491}
  };

  private Profiles() {}

  static byte[] of(double[][] primaries, double gamma) {
    int tags = HEADER_BYTES + 4 + TAGS * TAG_BYTES;
    int text = tags + 4 * 20 + 16;
    ByteBuffer profile = ByteBuffer.allocate(text + 104 + 32);
    header(profile);
    profile.position(HEADER_BYTES);
    profile.putInt(TAGS);
    String[] colorants = {"rXYZ", "gXYZ", "bXYZ", "wtpt"};
    for (int i = 0; i < colorants.length; i++) {
      tag(profile, colorants[i], tags + i * 20, 20);
    }
    for (String curve : new String[] {"rTRC", "gTRC", "bTRC"}) {
      tag(profile, curve, tags + 80, 14);
    }
    tag(profile, "desc", text, 104);
    tag(profile, "cprt", text + 104, 16);
    double[][] xyz = {primaries[0], primaries[1], primaries[2], {0.9642, 1, 0.8249}};
    for (double[] point : xyz) {
      ascii(profile, "XYZ ").putInt(0);
      for (double value : point) {
        profile.putInt((int) Math.round(value * 65536));
      }
    }
    ascii(profile, "curv").putInt(0).putInt(1).putShort((short) Math.round(gamma * 256));
    profile.position(text);
    ascii(profile, "desc").putInt(0).putInt(5);
    ascii(profile, "made\0");
    profile.position(text + 104);
    ascii(profile, "text").putInt(0);
    ascii(profile, "none\0");
    return profile.array();
  }

  private static void header(ByteBuffer profile) {
    profile.putInt(profile.capacity()).putInt(0).putInt(0x02400000);
    ascii(profile, "mntrRGB XYZ ");
    for (int field : new int[] {2026, 1, 1, 0, 0, 0}) {
      profile.putShort((short) field);
    }
    ascii(profile, "acsp");
    profile.position(68);
    profile.putInt(0xF6D6).putInt(0x10000).putInt(0xD32D);
  }

  private static void tag(ByteBuffer profile, String name, int offset, int length) {
    ascii(profile, name).putInt(offset).putInt(length);
  }

  private static ByteBuffer ascii(ByteBuffer profile, String text) {
    return profile.put(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}

package org.murmuration.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Image formats that are known by their first bytes and not read here. */
enum ForeignFormat {
  HEIF("HEIF (as telephones write it)", "^.{4}ftyp(hei[cxms]|hev[cxms]|mif1|msf1)"),
  AVIF("AVIF", "^.{4}ftypavi[fs]"),
  JPEG_2000("JPEG 2000", "^\\x00\\x00\\x00\\x0CjP  |^\\xFFO\\xFFQ"),
  JPEG_XL("JPEG XL", "^\\x00\\x00\\x00\\x0CJXL |^\\xFF\\x0A"),
  PHOTOSHOP("Photoshop", "^8BPS"),
  ICON("icon", "^\\x00\\x00[\\x01\\x02]\\x00"),
  NETPBM("Netpbm", "^P[1-7]\\s"),
  SGI("SGI", "^\\x01\\xDA[\\x00\\x01][\\x01\\x02]"),
  DIRECT_DRAW("DDS", "^DDS ");

  private static final int LONGEST = 12;

  private final String called;
  private final Pattern beginning;

  ForeignFormat(String called, String beginning) {
    this.called = called;
    this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
  }

  static Optional<ForeignFormat> of(byte[] bytes) {
    byte[] first = Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST));
    String text = new String(first, StandardCharsets.ISO_8859_1);
    return Arrays.stream(values())
        .filter(format -> format.beginning.matcher(text).find())
        .findAny();
  }

  /** For people. */
  @Override
  public String toString() {
    return called;
  }
}

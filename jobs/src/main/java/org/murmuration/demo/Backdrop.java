package org.murmuration.demo;

import java.util.Arrays;
import java.util.List;

/** The places where birds are seen, as colours ({@code 0xRRGGBB}). */
enum Backdrop {
  SKY(Perch.BRANCH, 0x7FB2E5, 0xDCEBF7, 0xFFFFFF, 0xEAF3FB),
  FOLIAGE(Perch.BRANCH, 0x4E7F3A, 0x8DB562, 0x2F5B2A, 0xB7D07C),
  AUTUMN(Perch.BRANCH, 0xB98A4B, 0xD8B474, 0x8C5A2C, 0xE3C98F),
  DUSK(Perch.BRANCH, 0x8A88B8, 0xEBC1AE, 0xB59AC0, 0xF7DFC4),
  POND(Perch.BRANCH, 0x6FA08F, 0x9CC4C4, 0x4C7F6C, 0xC8E0DA),
  MEADOW(Perch.GROUND, 0xB9D8EE, 0x7FA84E, 0x5F8C3A, 0xA8C66C),
  SAND(Perch.GROUND, 0xC8E1F0, 0xE2C998, 0xCDB07C, 0xF0DFB8),
  SNOW(Perch.GROUND, 0xB4C6D8, 0xEDF2F6, 0xD3DEE8, 0xFFFFFF),
  HEATH(Perch.GROUND, 0xD6DCE2, 0x9A8F78, 0x7E7860, 0xB9AE92),
  LAKE(Perch.WATER, 0xBFDDF2, 0x5C94B8, 0x7DB2D0, 0x4A7FA3),
  LAGOON(Perch.WATER, 0xF3D9BE, 0x86B3AC, 0xA5CDC2, 0x6E9D98),
  REEDS(Perch.WATER, 0xA9BF7E, 0x6C8C7C, 0x86A690, 0x587566);

  private final Perch perch;
  private final int top;
  private final int bottom;
  private final int firstFleck;
  private final int secondFleck;

  Backdrop(Perch perch, int top, int bottom, int firstFleck, int secondFleck) {
    this.perch = perch;
    this.top = top;
    this.bottom = bottom;
    this.firstFleck = firstFleck;
    this.secondFleck = secondFleck;
  }

  static List<Backdrop> around(Perch perch) {
    return Arrays.stream(values()).filter(backdrop -> backdrop.perch == perch).toList();
  }

  Perch perch() {
    return perch;
  }

  int top() {
    return top;
  }

  /** The colour of the ground or the water, or of the lower air. */
  int bottom() {
    return bottom;
  }

  int firstFleck() {
    return firstFleck;
  }

  int secondFleck() {
    return secondFleck;
  }
}

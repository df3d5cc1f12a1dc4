package org.murmuration.decode;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.util.Optional;

/**
 * Converts RGB samples to sRGB as an embedded profile says, with the JDK's colour management
 * (LittleCMS). Most files carry a profile that is sRGB; their samples stay as they are.
 */
final class ColourProfile {
  /** Also bounds the memory: conversion goes strip by strip, in place. */
  private static final int STRIP_ROWS = 64;

  /** In levels of 255: writers of sRGB profiles round their numbers in many ways. */
  private static final int SAME_LEVELS = 2;

  private static final int PROBE_STEPS = 6;

  private final ICC_Profile profile;
  private final DirectColorModel model;
  private final ColorConvertOp conversion = new ColorConvertOp(null);

  private ColourProfile(ICC_Profile profile) {
    this.profile = profile;
    this.model =
        new DirectColorModel(
            new ICC_ColorSpace(profile), 24, 0xFF0000, 0xFF00, 0xFF, 0, false, DataBuffer.TYPE_INT);
  }

  /**
   * Converts in place.
   *
   * @param bytes the profile; empty if the file has none
   * @param image TYPE_INT_RGB, or TYPE_INT_ARGB, whose alpha stays
   */
  static ProfileUse apply(Optional<byte[]> bytes, BufferedImage image) {
    if (bytes.isEmpty()) {
      return ProfileUse.NONE;
    }
    try {
      ICC_Profile profile = ICC_Profile.getInstance(bytes.get());
      if (profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
        return ProfileUse.IGNORED;
      }
      return new ColourProfile(profile).apply(image);
    } catch (RuntimeException broken) {
      // The JDK has no one exception for what can be wrong in a profile.
      return ProfileUse.IGNORED;
    }
  }

  private ProfileUse apply(BufferedImage image) {
    if (SrgbCurves.areThoseOf(profile) || leavesColoursAlone()) {
      return ProfileUse.SRGB;
    }
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int strip = STRIP_ROWS * image.getWidth();
    for (int at = 0; at < pixels.length; at += strip) {
      convert(pixels, at, Math.min(strip, pixels.length - at), image.getWidth());
    }
    return ProfileUse.CONVERTED;
  }

  private void convert(int[] pixels, int at, int count, int width) {
    BufferedImage from =
        new BufferedImage(
            model, model.createCompatibleWritableRaster(width, count / width), false, null);
    System.arraycopy(pixels, at, data(from), 0, count);
    BufferedImage to = new BufferedImage(width, count / width, BufferedImage.TYPE_INT_RGB);
    conversion.filter(from, to);
    int[] converted = data(to);
    for (int i = 0; i < count; i++) {
      pixels[at + i] = (pixels[at + i] & 0xFF000000) | (converted[i] & 0xFFFFFF);
    }
  }

  private static int[] data(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  /** Tries colours from all over the cube. */
  private boolean leavesColoursAlone() {
    int[] colours = new int[PROBE_STEPS * PROBE_STEPS * PROBE_STEPS];
    for (int i = 0; i < colours.length; i++) {
      int red = i % PROBE_STEPS;
      int green = i / PROBE_STEPS % PROBE_STEPS;
      int blue = i / PROBE_STEPS / PROBE_STEPS;
      colours[i] = (red << 16 | green << 8 | blue) * (255 / (PROBE_STEPS - 1));
    }
    int[] converted = colours.clone();
    convert(converted, 0, colours.length, PROBE_STEPS);
    for (int i = 0; i < colours.length; i++) {
      if (!areSame(colours[i], converted[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean areSame(int one, int other) {
    for (int shift = 0; shift < 24; shift += 8) {
      if (Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) > SAME_LEVELS) {
        return false;
      }
    }
    return true;
  }
}

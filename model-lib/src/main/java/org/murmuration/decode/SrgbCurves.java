package org.murmuration.decode;

import java.awt.color.ICC_Profile;
import java.awt.color.ICC_ProfileRGB;
import java.awt.color.ProfileDataException;

/**
 * Knows the usual sRGB profile by its numbers, in microseconds: making a conversion takes
 * milliseconds, and three of four profiles in photos are this one.
 */
final class SrgbCurves {
  /** Rows X, Y, Z; columns red, green, blue; adapted to D50 (HP and Microsoft's profile, 1998). */
  private static final float[][] MATRIX = {
    {0.4361f, 0.3851f, 0.1431f}, {0.2225f, 0.7169f, 0.0606f}, {0.0139f, 0.0971f, 0.7141f}
  };

  private static final float MATRIX_TOLERANCE = 0.002f;
  private static final double CURVE_TOLERANCE = 0.002;
  private static final int CURVE_STEPS = 16;

  private SrgbCurves() {}

  static boolean areThoseOf(ICC_Profile profile) {
    try {
      return profile instanceof ICC_ProfileRGB rgb
          && hasTheMatrix(rgb.getMatrix())
          && hasTheCurve(rgb, ICC_ProfileRGB.REDCOMPONENT)
          && hasTheCurve(rgb, ICC_ProfileRGB.GREENCOMPONENT)
          && hasTheCurve(rgb, ICC_ProfileRGB.BLUECOMPONENT);
    } catch (ProfileDataException aFormulaOrAPlainGamma) {
      return false;
    }
  }

  private static boolean hasTheMatrix(float[][] matrix) {
    for (int row = 0; row < MATRIX.length; row++) {
      for (int column = 0; column < MATRIX.length; column++) {
        if (!(Math.abs(matrix[row][column] - MATRIX[row][column]) <= MATRIX_TOLERANCE)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean hasTheCurve(ICC_ProfileRGB profile, int component) {
    short[] curve = profile.getTRC(component);
    if (curve.length <= CURVE_STEPS) {
      return false;
    }
    for (int step = 0; step <= CURVE_STEPS; step++) {
      int at = step * (curve.length - 1) / CURVE_STEPS;
      double found = Short.toUnsignedInt(curve[at]) / 65535.0;
      if (!(Math.abs(found - linear((double) at / (curve.length - 1))) <= CURVE_TOLERANCE)) {
        return false;
      }
    }
    return true;
  }

  /** IEC 61966-2-1. */
  private static double linear(double sample) {
    return sample <= 0.04045 ? sample / 12.92 : Math.pow((sample + 0.055) / 1.055, 2.4);
  }
}

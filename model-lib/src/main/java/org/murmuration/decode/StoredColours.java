package org.murmuration.decode;

import java.awt.color.ColorSpace;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/**
 * Asks a JPEG reader for RGB samples as the file holds them: its own conversion by an embedded
 * colour profile takes longer than the decoding, also where the profile is sRGB and changes nothing
 * ({@link ColourProfile} converts what is left). CMYK still goes through its profile, and the other
 * readers don't apply any (their raw type would drop a PNG's transparency).
 */
final class StoredColours {
  private StoredColours() {}

  static ImageReadParam of(ImageReader reader) throws IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    if (Codecs.formatOf(reader).equals("jpeg")) {
      ImageTypeSpecifier stored = reader.getRawImageType(0);
      if (stored != null && isRgb(stored)) {
        param.setDestinationType(stored);
      }
    }
    return param;
  }

  private static boolean isRgb(ImageTypeSpecifier type) {
    return type.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_RGB;
  }
}

package org.murmuration.image;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Hears the warnings of one read. libjpeg fills what a cut file lacks with grey and only warns; a
 * half-grey photo must not become an embedding.
 */
final class CutWarnings implements IIOReadWarningListener {
  private String cut;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
      cut = warning;
    }
  }

  void check() throws RejectedImageException {
    if (cut != null) {
      throw new RejectedImageException(Reason.TRUNCATED, "The decoder warned: " + cut);
    }
  }
}

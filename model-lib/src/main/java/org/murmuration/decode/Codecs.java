package org.murmuration.decode;

import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The JVM's image readers, found by a file's first bytes. */
final class Codecs {
  private static final Set<String> OURS = Set.of("jpeg", "png", "gif", "bmp", "tiff", "webp");

  static {
    // A cache file a photo would cost more than decoding it.
    ImageIO.setUseCache(false);
    registerOurs();
  }

  private Codecs() {}

  /** The first reader that claims the stream's content, if any; the caller disposes of it. */
  static Optional<ImageReader> readerOf(ImageInputStream stream) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (OURS.contains(formatOf(reader))) {
        return Optional.of(reader);
      }
      // What else a JVM has differs from one to the next, and WBMP has no signature: a few zero
      // bytes of any file pass for one.
      reader.dispose();
    }
    return Optional.empty();
  }

  /** The format's name, always the same one for each: jpeg, png, gif, bmp, tiff, webp. */
  static String formatOf(ImageReader reader) throws IOException {
    String name = reader.getFormatName().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "jpg" -> "jpeg";
      case "tif" -> "tiff";
      default -> name;
    };
  }

  // ImageIO looks for plug-ins through the thread's class loader; on a Spark executor only the
  // loader of our own jar is sure to see the codecs that came with it.
  private static void registerOurs() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Codecs.class.getClassLoader());
    try {
      ImageIO.scanForPlugins();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}

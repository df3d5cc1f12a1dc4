package org.murmuration.decode;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.murmuration.image.Fit;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;

/** Decodes all odd images, in a JVM of its own whose heap is small: a line of name, outcome, ms. */
public final class OddOutcomes {
  private static final ImageDecoder DECODER = new ImageDecoder();
  private static final Preprocessing QUARTERS =
      new Preprocessing(new ImageShape(2, 2, 3), Preset.CAFFE, Fit.SQUASH);

  private OddOutcomes() {}

  public static void main(String[] arguments) throws IOException {
    for (String name : TestData.odd()) {
      byte[] bytes = TestData.odd(name);
      long start = System.nanoTime();
      String outcome = of(bytes);
      System.out.println(name + "\t" + outcome + "\t" + (System.nanoTime() - start) / 1_000_000);
    }
  }

  /** A reject's reason, or an image's format, size and the colours of its quarters, 4 bits each. */
  static String of(byte[] bytes) {
    try {
      DecodedImage image = DECODER.decode(bytes);
      String colours =
          Arrays.stream(Encoded.pixels(QUARTERS.fit(image.pixels())))
              .flatMap(pixel -> IntStream.of(20, 12, 4).map(shift -> pixel >> shift & 15))
              .mapToObj(Integer::toHexString)
              .collect(Collectors.joining());
      return "%s %sx%s %s".formatted(image.format(), image.width(), image.height(), colours);
    } catch (RejectedImageException rejection) {
      return rejection.reason().name();
    }
  }
}

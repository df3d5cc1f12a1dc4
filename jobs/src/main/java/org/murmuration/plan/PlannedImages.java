package org.murmuration.plan;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.murmuration.command.ImageSource;
import org.murmuration.command.OptionCheck;
import org.murmuration.listing.ImageTable;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;

/**
 * How many images a plan is for.
 *
 * @param count of images
 * @param source whose images are counted, in place of a number
 */
public record PlannedImages(OptionalLong count, Optional<ImageSource> source) {
  /**
   * @throws Refusal (settings) unless one of both is named
   */
  public PlannedImages {
    OptionCheck.atLeast("--image-count", Given.value("--image-count", count).orElse(0), 0);
    if (count.isPresent() == Given.value("--images", source).isPresent()) {
      throw Refusal.settings("Cannot plan: --image-count is in place of --images and --manifest");
    }
  }

  public static PlannedImages of(long count) {
    return new PlannedImages(OptionalLong.of(count), Optional.empty());
  }

  public static PlannedImages of(ImageSource source) {
    return new PlannedImages(OptionalLong.empty(), Optional.of(Given.value("--images", source)));
  }

  long count(ImageTable table) throws IOException {
    return count.isPresent() ? count.getAsLong() : source.orElseThrow().list(table).count();
  }
}

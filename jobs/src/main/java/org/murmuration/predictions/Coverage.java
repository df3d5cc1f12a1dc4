package org.murmuration.predictions;

import java.util.Optional;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.RejectCounts;

/**
 * What became of the images that were listed, by what lies on storage.
 *
 * @param listed all of them
 * @param predicted that have a prediction, of whatever run
 * @param rejects that have none, because they could not be used
 * @param firstReject what was said of the first of these, where nothing has a prediction
 */
public record Coverage(
    long listed, long predicted, RejectCounts rejects, Optional<String> firstReject) {
  /**
   * @throws Refusal (temporary) if something is lost
   */
  public Coverage requireAll() {
    long missing = listed - predicted - rejects.total();
    if (missing != 0) {
      throw Refusal.temporary(
          "Cannot call it done: of %d images that were listed, %d have a prediction and %d could not be used, which leaves %d (run the command again: what was committed stays)"
              .formatted(listed, predicted, rejects.total(), missing));
    }
    return this;
  }

  /**
   * @param location of the images, for messages
   * @throws Refusal if no image could be used
   */
  public void requireSome(String location) {
    if (predicted == 0) {
      throw Refusal.input(
          "Cannot classify: none of the files in %s is an image that can be used (first: %s)"
              .formatted(location, firstReject.orElse("there are none")));
    }
  }
}

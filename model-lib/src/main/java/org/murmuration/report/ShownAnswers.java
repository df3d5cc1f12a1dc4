package org.murmuration.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * The images on a page of answers, in the order in which they stand there.
 *
 * @param leastCertain all of them, where the page has room
 * @param others a sample of those that are more certain
 */
public record ShownAnswers(List<NamedImage> leastCertain, List<NamedImage> others) {
  public ShownAnswers {
    leastCertain = List.copyOf(leastCertain);
    others = List.copyOf(others);
  }

  public int count() {
    return leastCertain.size() + others.size();
  }

  /** Those whose files are gone, changed or broken. */
  public long withoutPicture() {
    return all().filter(image -> image.jpeg().isEmpty()).count();
  }

  Stream<NamedImage> all() {
    return Stream.concat(leastCertain.stream(), others.stream());
  }
}

package org.murmuration.seen;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/** Digests of images: all of them, or a filter of them where they are many. */
public sealed interface Digests extends Serializable permits ExactDigests, DigestFilter {
  /** Of so many images all digests are kept: 8 bytes each. */
  long MOST_KEPT = 100_000;

  /** Nothing yet of an expected number of images, to be filled. */
  static Digests of(long images) {
    return images <= MOST_KEPT ? new ExactDigests() : DigestFilter.of(images);
  }

  /** Adds an image. */
  void add(String imageId);

  /**
   * Adds all of another, of the same kind and size.
   *
   * @return this
   */
  Digests addAll(Digests other);

  /** Whether an image is among them; of a filter, one that is not may seem to be. */
  boolean contains(String imageId);

  /** Share of the images that are not among them and still seem to be, 0 to 1. */
  double falsePositiveRate();

  /** Writes what {@link SeenImages} reads. */
  void write(DataOutput out) throws IOException;

  /** Reads what {@link #write} wrote after the kind's byte. */
  static Digests read(byte kind, DataInput in) throws IOException {
    return switch (kind) {
      case ExactDigests.KIND -> ExactDigests.read(in);
      case DigestFilter.KIND -> DigestFilter.read(in);
      default -> throw new IOException("a kind of digests that is not known: " + kind);
    };
  }
}

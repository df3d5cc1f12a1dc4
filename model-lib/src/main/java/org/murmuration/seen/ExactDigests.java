package org.murmuration.seen;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeSet;

/** 64 bits of each image. Two of 100,000 images share theirs with a probability of 3e-10. */
final class ExactDigests implements Digests {
  static final byte KIND = 1;
  private static final long serialVersionUID = 1L;

  private final TreeSet<Long> digests = new TreeSet<>();

  @Override
  public void add(String imageId) {
    digests.add(ImageDigest.of(imageId).first());
  }

  @Override
  public Digests addAll(Digests other) {
    digests.addAll(((ExactDigests) other).digests);
    return this;
  }

  @Override
  public boolean contains(String imageId) {
    return digests.contains(ImageDigest.of(imageId).first());
  }

  @Override
  public double falsePositiveRate() {
    return 0;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(KIND);
    out.writeInt(digests.size());
    for (long digest : digests) {
      out.writeLong(digest);
    }
  }

  static ExactDigests read(DataInput in) throws IOException {
    ExactDigests read = new ExactDigests();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      read.digests.add(in.readLong());
    }
    return read;
  }
}

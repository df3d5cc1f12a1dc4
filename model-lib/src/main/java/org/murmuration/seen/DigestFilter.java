package org.murmuration.seen;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A Bloom filter (Bloom, Communications of the ACM 13, 1970) that places an image by two hashes
 * (Kirsch and Mitzenmacher, "Less Hashing, Same Performance", 2006), which are halves of its
 * digest.
 */
final class DigestFilter implements Digests {
  static final byte KIND = 2;
  private static final long serialVersionUID = 1L;

  /** 10 million images then take 18 MB. */
  private static final double FALSE_POSITIVE_RATE = 0.001;

  private static final int MOST_WORDS = 1 << 27;

  private final int hashes;
  private final long[] words;

  private DigestFilter(int hashes, long[] words) {
    this.hashes = hashes;
    this.words = words;
  }

  /** An empty one for so many images. */
  static DigestFilter of(long images) {
    double bitsOfAnImage = -Math.log(FALSE_POSITIVE_RATE) / (Math.log(2) * Math.log(2));
    long words = (long) Math.ceil(images * bitsOfAnImage / Long.SIZE);
    int hashes = (int) Math.round(bitsOfAnImage * Math.log(2));
    return new DigestFilter(hashes, new long[(int) Math.min(MOST_WORDS, words)]);
  }

  @Override
  public void add(String imageId) {
    ImageDigest digest = ImageDigest.of(imageId);
    for (int i = 0; i < hashes; i++) {
      long bit = bit(digest, i);
      words[(int) (bit / Long.SIZE)] |= 1L << bit;
    }
  }

  private long bit(ImageDigest digest, int hash) {
    return Long.remainderUnsigned(
        digest.first() + hash * digest.second(), (long) words.length * Long.SIZE);
  }

  @Override
  public Digests addAll(Digests other) {
    long[] others = ((DigestFilter) other).words;
    for (int i = 0; i < words.length; i++) {
      words[i] |= others[i];
    }
    return this;
  }

  @Override
  public boolean contains(String imageId) {
    ImageDigest digest = ImageDigest.of(imageId);
    for (int i = 0; i < hashes; i++) {
      long bit = bit(digest, i);
      if ((words[(int) (bit / Long.SIZE)] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  /** As full as it is, and not as it was meant to be. */
  @Override
  public double falsePositiveRate() {
    long set = 0;
    for (long word : words) {
      set += Long.bitCount(word);
    }
    return Math.pow((double) set / ((double) words.length * Long.SIZE), hashes);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(KIND);
    out.writeInt(hashes);
    out.writeInt(words.length);
    for (long word : words) {
      out.writeLong(word);
    }
  }

  static DigestFilter read(DataInput in) throws IOException {
    int hashes = in.readInt();
    int length = in.readInt();
    if (length < 1 || length > MOST_WORDS) {
      throw new IOException("a filter of %d words".formatted(length));
    }
    long[] words = new long[length];
    for (int i = 0; i < length; i++) {
      words[i] = in.readLong();
    }
    return new DigestFilter(hashes, words);
  }
}

package org.murmuration.seen;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.murmuration.refusal.Refusal;

/**
 * Which images a head, or the classifier that it is part of, has seen, and what for. An image is
 * known by its id, a hash of its bytes: a copy of it elsewhere is the same image.
 *
 * @param parts of one training or several; none where it is not known
 */
public record SeenImages(List<SeenPart> parts) implements Serializable {
  /** A head of an older program does not say. */
  public static final SeenImages UNKNOWN = new SeenImages(List.of());

  private static final int FORMAT_VERSION = 1;

  public SeenImages {
    parts = List.copyOf(parts);
  }

  public boolean isKnown() {
    return !parts.isEmpty();
  }

  /** What an image was seen for; for training, where it was seen for both. */
  public Optional<SeenFor> what(String imageId) {
    if (contains(SeenFor.TRAINING, imageId)) {
      return Optional.of(SeenFor.TRAINING);
    }
    return contains(SeenFor.VALIDATION, imageId)
        ? Optional.of(SeenFor.VALIDATION)
        : Optional.empty();
  }

  private boolean contains(SeenFor what, String imageId) {
    return parts.stream().anyMatch(part -> part.what() == what && part.digests().contains(imageId));
  }

  /** How many images it saw for something, at all times together. */
  public long count(SeenFor what) {
    return parts.stream().filter(part -> part.what() == what).mapToLong(SeenPart::images).sum();
  }

  /** These, and those of a later training; not known where either is not. */
  public SeenImages and(SeenImages later) {
    if (!isKnown() || !later.isKnown()) {
      return UNKNOWN;
    }
    List<SeenPart> all = new ArrayList<>(parts);
    all.addAll(later.parts);
    return new SeenImages(all);
  }

  /** Share of images never seen that seem to be, 0 to 1; 0 where all digests are kept. */
  public double falsePositiveRate() {
    double right = 1;
    for (SeenPart part : parts) {
      right *= 1 - part.digests().falsePositiveRate();
    }
    return 1 - right;
  }

  /** In a form that {@link #read} reads. */
  public byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORMAT_VERSION);
      out.writeInt(parts.size());
      for (SeenPart part : parts) {
        out.writeUTF(part.what().name());
        out.writeLong(part.images());
        part.digests().write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes what is written to it", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @param location of the bytes, for messages
   * @throws Refusal if this program cannot read them
   */
  public static SeenImages read(byte[] bytes, String location) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readInt();
      if (version != FORMAT_VERSION) {
        throw Refusal.input(
            "Cannot read %s: its format version is %d, this program knows %d"
                .formatted(location, version, FORMAT_VERSION));
      }
      return new SeenImages(parts(in));
    } catch (IOException | IllegalArgumentException e) {
      throw Refusal.input(
          "Cannot read %s: it is no list of images that were seen".formatted(location), e);
    }
  }

  private static List<SeenPart> parts(DataInputStream in) throws IOException {
    List<SeenPart> parts = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      SeenFor what = SeenFor.valueOf(in.readUTF());
      parts.add(new SeenPart(what, in.readLong(), Digests.read(in.readByte(), in)));
    }
    return parts;
  }
}

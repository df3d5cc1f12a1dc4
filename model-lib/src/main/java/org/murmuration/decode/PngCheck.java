package org.murmuration.decode;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/** Looks through a PNG's chunks for what the JDK's reader does not: checksums and the end. */
final class PngCheck {
  /** Chunks that pixels come from; a wrong checksum in a comment does no harm. */
  private static final Set<String> OF_PIXELS = Set.of("IHDR", "PLTE", "IDAT", "tRNS");

  private PngCheck() {}

  static Optional<Damage> damage(byte[] png) {
    List<FileSegment> chunks = FileSegments.ofPng(png);
    FileSegment last = chunks.isEmpty() ? null : chunks.get(chunks.size() - 1);
    // IEND is empty: where its name is there, nothing is missing but its checksum.
    if (last == null || last.end() > png.length || !last.is("IEND")) {
      return Damage.truncated("The PNG has no end chunk");
    }
    return chunks.stream()
        .filter(chunk -> OF_PIXELS.stream().anyMatch(chunk::is) && !hasItsChecksum(png, chunk))
        .findFirst()
        .map(
            chunk ->
                new Damage(
                    Reason.CORRUPT,
                    "The checksum of the PNG's chunk at byte %s is wrong"
                        .formatted(chunk.start())));
  }

  // Over the name and the content.
  private static boolean hasItsChecksum(byte[] png, FileSegment chunk) {
    if (chunk.end() + 4 > png.length) {
      return false;
    }
    CRC32 checksum = new CRC32();
    checksum.update(png, chunk.start() - 4, chunk.length() + 4);
    return (int) checksum.getValue() == ByteBuffer.wrap(png).getInt(chunk.end());
  }
}

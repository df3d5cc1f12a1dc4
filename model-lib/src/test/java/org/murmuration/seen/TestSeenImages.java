package org.murmuration.seen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.refusal.Refused;

class TestSeenImages {
  private static final int MANY = 200_000;

  private static SeenPart part(SeenFor what, String name, int images) {
    Digests digests = Digests.of(images);
    IntStream.range(0, images).forEach(i -> digests.add(name + i));
    return new SeenPart(what, images, digests);
  }

  private static SeenImages few() {
    return new SeenImages(
        List.of(part(SeenFor.TRAINING, "t", 3), part(SeenFor.VALIDATION, "v", 2)));
  }

  @Test
  void sayWhatAnImageWasSeenFor() {
    assertThat(few().what("t0")).contains(SeenFor.TRAINING);
    assertThat(few().what("v1")).contains(SeenFor.VALIDATION);
    assertThat(few().what("t3")).isEmpty();
    assertThat(few().count(SeenFor.TRAINING)).isEqualTo(3);
    assertThat(few().falsePositiveRate()).isZero();
  }

  @Test
  void rememberThatOneWasLearntFromAboveAll() {
    SeenImages later = new SeenImages(List.of(part(SeenFor.TRAINING, "v", 1)));
    assertThat(few().and(later).what("v0")).contains(SeenFor.TRAINING);
    assertThat(few().and(later).what("v1")).contains(SeenFor.VALIDATION);
  }

  @Test
  void areNotKnownWhereAPartIsNot() {
    assertThat(few().and(SeenImages.UNKNOWN).isKnown()).isFalse();
    assertThat(SeenImages.UNKNOWN.and(few()).isKnown()).isFalse();
  }

  @Test
  void areReadAsTheyWereWritten() {
    SeenImages read = SeenImages.read(few().write(), "seen.bin");
    assertThat(read.what("t2")).contains(SeenFor.TRAINING);
    assertThat(read.what("v2")).isEmpty();
    assertThat(read.write()).isEqualTo(few().write());
  }

  /** 3 % more than 0.001 is five standard deviations of that many. */
  @Test
  void areAFilterWhereTheyAreManyThatForgetsNoneAndSaysHowOftenItErrs() {
    SeenImages many = new SeenImages(List.of(part(SeenFor.TRAINING, "t", MANY)));
    SeenImages read = SeenImages.read(many.write(), "seen.bin");
    assertThat(many.write()).hasSizeLessThan(2 * MANY);
    assertThat(IntStream.range(0, MANY)).allMatch(i -> read.what("t" + i).isPresent());
    long wrong = IntStream.range(0, MANY).filter(i -> read.what("new" + i).isPresent()).count();
    assertThat(read.falsePositiveRate()).isBetween(0.0005, 0.0011);
    assertThat((double) wrong / MANY).isBetween(0.0005, 0.0015);
  }

  @Test
  void addUpFromPieces() {
    Digests whole = Digests.of(MANY);
    Digests pieces = Digests.of(MANY);
    Digests piece = Digests.of(MANY);
    IntStream.range(0, 100).forEach(i -> whole.add("a" + i));
    IntStream.range(0, 50).forEach(i -> pieces.add("a" + i));
    IntStream.range(50, 100).forEach(i -> piece.add("a" + i));
    Digests sum = pieces.addAll(piece);
    assertThat(IntStream.range(0, 100)).allMatch(i -> sum.contains("a" + i));
    assertThat(sum.falsePositiveRate()).isEqualTo(whole.falsePositiveRate());
  }

  @Test
  void areNotReadFromTheFutureOrFromWhatIsBroken() {
    Refused.input(() -> SeenImages.read(new byte[] {0, 0, 0, 2}, "head/seen.bin"))
        .hasMessage("Cannot read head/seen.bin: its format version is 2, this program knows 1");
    byte[] cut = java.util.Arrays.copyOf(few().write(), 30);
    Refused.input(() -> SeenImages.read(cut, "head/seen.bin"))
        .hasMessage("Cannot read head/seen.bin: it is no list of images that were seen");
  }
}

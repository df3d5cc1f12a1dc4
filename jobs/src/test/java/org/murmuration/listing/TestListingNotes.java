package org.murmuration.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.imagepass.ImageFile;

class TestListingNotes {
  private static ListingNotes passedOver() {
    return new ListingNotes()
        .plus(new Listed.Remarked(Remark.SIDECAR, ".xmp", "a.xmp"))
        .plus(new Listed.Remarked(Remark.SIDECAR, ".xmp", "b.xmp"))
        .plus(new Listed.Remarked(Remark.SIDECAR, ".txt", "LICENSE.txt"))
        .plus(Listed.remark(Remark.HIDDEN, ".x"))
        .plus(Listed.remark(Remark.LINK_TO_NOTHING, "gone\n.jpg"))
        .plus(new Listed.Image(new ImageFile("a.jpg", null, 1, 1)));
  }

  @Test
  void countsByKindAndNamesWhatMayBeMissed() {
    assertThat(passedOver().lines())
        .containsExactly(
            "Passed over: 1 hidden, 1 sidecar (.txt), 2 sidecars (.xmp), 1 link to nothing (gone\\u000A.jpg)");
    assertThat(passedOver().images()).isEqualTo(1);
  }

  @Test
  void addsUpWhatTasksSaw() {
    ListingNotes both = passedOver().plus(passedOver());
    assertThat(both.images()).isEqualTo(2);
    assertThat(both.count(Remark.SIDECAR)).isEqualTo(6);
  }

  @Test
  void namesTheFirstFive() {
    ListingNotes notes = new ListingNotes();
    IntStream.range(0, 9)
        .map(i -> 9 - i)
        .forEach(i -> notes.plus(Listed.remark(Remark.EMPTY_FOLDER, "c" + i)));
    assertThat(notes.lines())
        .containsExactly("Class folders without an image: 9 (c1, c2, c3, c4, c5 and 4 more)");
  }

  @Test
  void saysNothingOfNothing() {
    assertThat(new ListingNotes().lines()).isEmpty();
  }
}

package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;

/** A folder of a thousand files, some of them bad. */
@Tag("cluster")
final class TestBadImages {
  private static final int FILES = 1000;

  @TempDir Path folder;
  private Workplace workplace;

  @BeforeEach
  void prepare() {
    workplace = new Workplace(folder).withNetwork("network");
    for (int i = 0; i < FILES; i++) {
      workplace.withPhoto(name(i), i % 3, i);
    }
  }

  private static String name(int number) {
    return "photos/%s/%d.png".formatted(Workplace.LABELS.get(number % 3), number);
  }

  /** In turns: no bytes, a web page, half a file, a wrong byte among the pixels. */
  private void spoil(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve(name(i * (FILES / count)));
      byte[] good = Files.readAllBytes(file);
      switch (i % 4) {
        case 0 -> Files.write(file, new byte[0]);
        case 1 -> Files.writeString(file, "<!DOCTYPE html>");
        case 2 -> Files.write(file, Arrays.copyOf(good, good.length / 2));
        default -> {
          good[good.length / 2] ^= 1;
          Files.write(file, good);
        }
      }
    }
  }

  private Ended embed() {
    return Ended.after(
        "embed",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--table=" + workplace.path("table"));
  }

  @Test
  void thirtyOfThemAreRejectsAndTheRestIsEmbedded() throws IOException {
    spoil(30);
    Ended ended = embed();
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("Embedded 970 of 1000 images", "30 rejected")
        .contains("{CORRUPT=7, EMPTY=8, NOT_AN_IMAGE=8, TRUNCATED=7}");
    assertThat(Rows.count(workplace.path("table"))).isEqualTo(970);
    List<String> reasons = Rows.of(workplace.path("table/_rejects"), "reason");
    assertThat(reasons)
        .hasSize(30)
        .contains("[EMPTY]", "[NOT_AN_IMAGE]", "[TRUNCATED]", "[CORRUPT]");
    assertThat(workplace.text("table.run-report.json"))
        .contains("\"rejects_by_class\"", "\"blue hour\"");
  }

  @Test
  void aHundredOfThemAreTooMany() throws IOException {
    spoil(100);
    Ended ended = embed();
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.refusal())
        .contains("100 of 1000 were rejected, 10.0 % (at most 5.0 % may be")
        .contains("reasons: {CORRUPT=25, EMPTY=25, NOT_AN_IMAGE=25, TRUNCATED=25}");
    assertThat(Rows.count(workplace.path("table"))).isEqualTo(900);
  }
}

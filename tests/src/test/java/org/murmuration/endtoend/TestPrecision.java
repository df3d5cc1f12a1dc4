package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.engine.Precision;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;
import org.murmuration.onednn.OnednnPass;

/** Embeddings that a network computes in other numbers than float32. */
@Tag("cluster")
final class TestPrecision {
  @TempDir Path folder;

  private Workplace workplace(int photosOfALabel) {
    return new Workplace(folder).withNetwork("network").withPhotos("photos", photosOfALabel);
  }

  private static Ended embed(Workplace workplace, String table, String... options) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "embed",
                "--network=" + workplace.path("network"),
                "--images=" + workplace.path("photos"),
                "--table=" + workplace.path(table)));
    line.addAll(List.of(options));
    return Ended.after(line.toArray(String[]::new));
  }

  @Test
  void hasScalesOfItsOwnPhotosForAsLongAsTheTableLives() throws IOException {
    Workplace workplace = workplace(30);
    assertThat(embed(workplace, "table", "--precision=int8").code()).isZero();
    assertThat(workplace.text("table.run-report.json"))
        .contains(
            "\"precision\" : \"int8\"",
            "\"least_cosine_to_float32\" : 0.99",
            "\"engines\" : [ \"oneDNN in int8, ");
    String contract = workplace.text("table/_contract.json");
    assertThat(contract.split("/photos/", -1)).as("photos of the scales").hasSizeGreaterThan(64);
    embed(workplace, "again", "--precision=int8");
    assertThat(workplace.text("again/_contract.json")).isEqualTo(contract);
    assertThat(Rows.of(workplace.path("again"), "image_id", "embedding"))
        .as("the same scales, and so the same bits")
        .containsExactlyInAnyOrderElementsOf(
            Rows.of(workplace.path("table"), "image_id", "embedding"));
    workplace.withPhoto("photos/red/new.png", 2, 999);
    assertThat(embed(workplace, "table", "--precision=int8").out())
        .contains("Embedded 1 of 91 images");
    assertThat(workplace.text("table/_contract.json")).isEqualTo(contract);
    Ended other = embed(workplace, "table");
    assertThat(other.code()).isEqualTo(6);
    assertThat(other.err())
        .contains("precision is int8, this run has float32 (name another table)");
  }

  @Test
  void isSaidOfTheHeadThatLearntFromIt() throws IOException {
    Workplace workplace = workplace(30).withResult("--precision=int8", "--epochs=5");
    assertThat(workplace.text("result/head/config.json")).contains("\"precision\" : \"int8\"");
    assertThat(workplace.text("result/run-report.json")).contains("\"precision\" : \"int8\"");
    assertThat(workplace.text("result/report/report.html")).contains("computed in int8");
  }

  @Test
  void isRefusedBeforeTheWorkWhereEmbeddingsWouldBeTooFarFromFloat32() {
    Workplace workplace = workplace(30);
    Ended ended = embed(workplace, "table", "--precision=int8", "--min-cosine=1");
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.err())
        .contains("Cannot embed in int8: of 10 photos that were compared, ", "at least 1.0000");
    assertThat(workplace.has("table/run=" + "*")).isFalse();
  }

  @Test
  void isRefusedWithTooFewPhotosForScales() {
    Workplace workplace = workplace(2);
    Ended ended = embed(workplace, "table", "--precision=int8");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains("its scales are measured on 64 images at least, 6 of 6 can be used");
    assertThat(workplace.has("table")).isFalse();
  }

  @Test
  void isRefusedWhereTheProcessorLacksIt() {
    assumeThat(OnednnPass.precisions()).doesNotContain(Precision.BFLOAT16);
    Ended ended = embed(workplace(2), "table", "--precision=bfloat16");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("Cannot compute in bfloat16: this processor has");
  }
}

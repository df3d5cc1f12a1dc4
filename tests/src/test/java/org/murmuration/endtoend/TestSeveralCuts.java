package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;

/** Embeddings of several layers, made in one pass. */
@Tag("cluster")
final class TestSeveralCuts {
  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void embedThreeCuts() {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 12);
    embed("table", "fc2,block5_pool,fc1");
  }

  private static Ended embed(String table, String cut) {
    return Ended.after(
        "embed",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--cut=" + cut,
        "--table=" + workplace.path(table));
  }

  @Test
  void areTheSameBitsAsThoseOfARunEach() {
    String table = workplace.path("table");
    assertThat(Rows.columns(table)).contains("embedding", "embedding_block5_pool", "embedding_fc1");
    embed("table-fc2", "fc2");
    embed("table-pool", "block5_pool");
    embed("table-fc1", "fc1");
    assertThat(Rows.of(table, "uri", "embedding"))
        .hasSize(36)
        .isEqualTo(Rows.of(workplace.path("table-fc2"), "uri", "embedding"));
    assertThat(Rows.of(table, "uri", "embedding_block5_pool"))
        .isEqualTo(Rows.of(workplace.path("table-pool"), "uri", "embedding"));
    assertThat(Rows.of(table, "uri", "embedding_fc1"))
        .isEqualTo(Rows.of(workplace.path("table-fc1"), "uri", "embedding"));
  }

  @Test
  void giveAHeadThatKnowsItsCut() throws IOException {
    String head = workplace.path("head-fc1");
    Ended.well(
        "train", "--table=" + workplace.path("table"), "--cut=fc1", "--head=" + head, "--epochs=3");
    assertThat(workplace.text("head-fc1/config.json"))
        .contains("\"cut\" : \"fc1\"", "\"width\" : 16");
    Ended.well(
        "evaluate",
        "--head=" + head,
        "--table=" + workplace.path("table"),
        "--report=" + workplace.path("report"));
    Ended.well(
        "assemble",
        "--network=" + workplace.path("network"),
        "--head=" + head,
        "--classifier=" + workplace.path("classifier"));
  }

  @Test
  void giveTheFirstToAHeadThatNamesNone() throws IOException {
    Ended.well(
        "train",
        "--table=" + workplace.path("table"),
        "--head=" + workplace.path("head"),
        "--epochs=1");
    assertThat(workplace.text("head/config.json")).contains("\"cut\" : \"fc2\"");
  }

  @Test
  void areRefusedWhereTheTableHasOthers() {
    Ended ended = embed("table", "fc2");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.refusal())
        .contains(
            "cut is fc2/average [8], block5_pool/average [8], fc1/average [16], this run has fc2/average [8]");
    Ended train =
        Ended.after(
            "train",
            "--table=" + workplace.path("table"),
            "--cut=block4_pool",
            "--head=" + workplace.path("head-of-none"));
    assertThat(train.code()).isEqualTo(4);
    assertThat(train.refusal()).contains("has those of fc2, block5_pool, fc1");
  }
}

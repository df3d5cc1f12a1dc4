package org.murmuration.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Pooling;
import org.murmuration.command.Refused;
import org.murmuration.engine.Calibration;
import org.murmuration.engine.Numerics;
import org.murmuration.split.SplitRule;

class TestTableContract {
  private static final SplitRule SPLIT = new SplitRule(1, 0.1, 0.2);
  private static final EmbeddingColumn FC2 =
      new EmbeddingColumn("embedding", "fc2", "average", 4096);
  private static final EmbeddingColumn FC1 =
      new EmbeddingColumn("embedding_fc1", "fc1", "average", 4096);

  private static TableContract contract(EmbeddingColumn... cuts) {
    return new TableContract(
        TableContract.FORMAT_VERSION, "abc", "vgg16", true, List.of(cuts), "caffe", SPLIT);
  }

  @Test
  void agreesWithItself() {
    assertThatCode(() -> contract(FC2, FC1).requireSame(contract(FC2, FC1), "table"))
        .doesNotThrowAnyException();
  }

  @Test
  void isNotThatOfPredictions() {
    byte[] json = "{\"format_version\": 1, \"kind\": \"predictions\"}".getBytes(UTF_8);
    Refused.input(() -> TableContract.read(json, "p/_contract.json"))
        .hasMessage(
            "Cannot read the embeddings: p/_contract.json is the contract of a table of predictions (name another table)");
  }

  @Test
  void namesTheOneDifferenceWithBothValues() {
    Refused.conflict(() -> contract(FC2).requireSame(contract(FC2, FC1), "hdfs://host/table"))
        .hasMessage(
            "Cannot write to table hdfs://host/table: it was made otherwise: cut is fc2/average [4096], this run has fc2/average [4096], fc1/average [4096] (name another table)");
  }

  @Test
  void namesEachDifferenceWithBothValues() {
    SplitRule split = new SplitRule(2, 0.1, 0.2);
    EmbeddingColumn flat = new EmbeddingColumn("embedding", "block5_pool", "flatten", 25088);
    TableContract other =
        new TableContract(
            TableContract.FORMAT_VERSION,
            "def",
            "vgg19",
            false,
            List.of(flat),
            "torchvision",
            split);
    Refused.conflict(() -> contract(FC2).requireSame(other, "table"))
        .hasMessageContainingAll(
            "network is abc, this run has def",
            "cut is fc2/average [4096], this run has block5_pool/flatten [25088]",
            "pre-processing is caffe, this run has torchvision",
            "split is %s, this run has %s".formatted(SPLIT.note(), split.note()));
  }

  @Test
  void isReadAsItWasWritten() {
    byte[] json = contract(FC2, FC1).json();
    assertThat(TableContract.read(json, "contract.json")).isEqualTo(contract(FC2, FC1));
    assertThat(json)
        .as("as programs read it that knew float32 alone")
        .asString(UTF_8)
        .contains("\"format_version\" : 3")
        .doesNotContain("numerics");
  }

  @Test
  void saysInWhichNumbersANetworkComputed() {
    Calibration scales = Calibration.of(List.of("a.jpg"), Map.of("conv1", 0.5f));
    TableContract contract = contract(FC2).in(Numerics.int8(scales));
    TableContract read = TableContract.read(contract.json(), "contract.json");
    assertThat(read).isEqualTo(contract);
    assertThat(read.toString()).as("what heads remember").isNotEqualTo(contract(FC2).toString());
    assertThat(read.source()).isEqualTo("vgg16 cut at fc2, computed in int8");
    assertThat(read.in(Numerics.FLOAT32)).isEqualTo(contract(FC2));
    Refused.conflict(() -> read.requireSame(contract(FC2), "table"))
        .hasMessage(
            "Cannot write to table table: it was made otherwise: precision is int8, this run has float32 (name another table)");
  }

  @Test
  void isReadFromTheTimeWhenATableHadOneCut() {
    String json =
        """
        {"format_version": 1, "network": "abc", "architecture": "vgg16", "pretrained": true,
         "cut": "fc2", "pooling": "average", "width": 4096, "preprocessing": "caffe",
         "split": {"seed": 1, "validation_share": 0.1, "test_share": 0.2}}
        """;
    TableContract read = TableContract.read(json.getBytes(UTF_8), "contract.json");
    assertThat(read).isEqualTo(dividedByContent(FC2));
    assertThat(read.isDivided()).isTrue();
  }

  private static TableContract dividedByContent(EmbeddingColumn... cuts) {
    SplitRule byContent = new SplitRule(SplitRule.By.CONTENT, 1, 0.1, 0.2);
    return new TableContract(2, "abc", "vgg16", true, List.of(cuts), "caffe", byContent);
  }

  /** Heads record a fingerprint of it, and are found again by that. */
  @Test
  void isReadFromTheTimeWhenRowsHadASplit() {
    String json =
        """
        {"format_version": 2, "network": "abc", "architecture": "vgg16", "pretrained": true,
         "cuts": [{"column": "embedding", "layer": "fc2", "pooling": "average", "width": 4096}],
         "preprocessing": "caffe",
         "split": {"seed": 1, "validation_share": 0.1, "test_share": 0.2}}
        """;
    TableContract read = TableContract.read(json.getBytes(UTF_8), "contract.json");
    assertThat(read).isEqualTo(dividedByContent(FC2));
    assertThat(read)
        .hasToString(
            "TableContract[formatVersion=2, network=abc, architecture=vgg16, pretrained=true, cuts=[fc2/average [4096]], preprocessing=caffe, split=SplitRule[seed=1, validationShare=0.1, testShare=0.2]]");
    assertThatCode(() -> read.requireSame(contract(FC2), "table")).doesNotThrowAnyException();
  }

  @Test
  void isNotReadFromTheFuture() {
    byte[] json = "{\"format_version\": 5, \"more\": {}}".getBytes(UTF_8);
    Refused.input(() -> TableContract.read(json, "table/contract.json"))
        .hasMessage(
            "Cannot read table/contract.json: its format version is 5, this program knows 1 to 4");
  }

  @Test
  void isThatOfOneCutWhereOneIsRead() {
    assertThat(contract(FC2, FC1).at("fc1", "table")).isEqualTo(contract(FC1));
    Refused.input(() -> contract(FC2, FC1).at("block5_pool", "table"))
        .hasMessage(
            "Cannot read embeddings of cut block5_pool: table table has those of fc2, fc1 (embed with --cut, or name one of these)");
  }

  @Test
  void namesAColumnAfterItsLayer() {
    List<CutPoint> cuts =
        List.of(
            new CutPoint("features.12", Pooling.AVERAGE),
            new CutPoint("features.9.squeeze", Pooling.AVERAGE));
    assertThat(EmbeddingColumn.of(Architecture.named("squeezenet1_1"), cuts))
        .containsExactly(
            new EmbeddingColumn("embedding", "features.12", "average", 512),
            new EmbeddingColumn(
                "embedding_features_9_squeeze", "features.9.squeeze", "average", 48));
  }

  @Test
  void countsTheFloatsOfAnImage() {
    assertThat(contract(FC2, FC1).floatsOfAnImage()).isEqualTo(2 * 4096);
  }
}

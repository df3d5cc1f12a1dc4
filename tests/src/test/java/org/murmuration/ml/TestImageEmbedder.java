package org.murmuration.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.delivery.SharedNetwork;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;
import org.murmuration.refusal.Refusal;

/** Embeddings of a column, beside those that {@code embed} wrote. */
@Tag("cluster")
final class TestImageEmbedder {
  private static final int EACH = 12;

  @TempDir static Path folder;
  private static Workplace workplace;
  private static SharedSession session;

  @BeforeAll
  static void embed() throws IOException {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", EACH);
    workplace.withFile("photos/red/größe 1.png", "no image");
    session = SharedSession.with(Map.of("spark.master", "local[2]"));
    session.run(
        "embed",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--table=" + workplace.path("table"),
        "--max-reject-ratio=0.5");
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  private static ImageEmbedder embedder() {
    return new ImageEmbedder().setNetworkFolder(workplace.path("network")).setIdCol("image_id");
  }

  private static Dataset<Row> files() {
    return session
        .spark()
        .read()
        .format("binaryFile")
        .option("recursiveFileLookup", "true")
        .load(workplace.path("photos"));
  }

  private static List<String> sorted(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static List<String> ofTheTable() {
    return sorted(
        session.spark().read().parquet(workplace.path("table")).select("image_id", "embedding"));
  }

  private static List<String> arrays(ImageEmbedder embedder, Dataset<Row> images) {
    return sorted(
        embedder
            .setOutputType("array")
            .transform(images)
            .filter(col("reject").isNull())
            .select("image_id", "embedding"));
  }

  @Test
  void givesTheBitsThatEmbedWrote() {
    assertThat(ofTheTable()).hasSize(3 * EACH);
    assertThat(arrays(embedder(), files())).isEqualTo(ofTheTable());
    assertThat(arrays(embedder().setBatchSize(5), files().repartition(7))).isEqualTo(ofTheTable());
    assertThat(arrays(embedder().setInputCol("path"), files().drop("content")))
        .isEqualTo(ofTheTable());
  }

  @Test
  void givesThemForPixelsThatSparkDecoded() {
    Dataset<Row> images =
        session
            .spark()
            .read()
            .format("image")
            .option("recursiveFileLookup", "true")
            .option("dropInvalid", "false")
            .load(workplace.path("photos"));
    ImageEmbedder embedder = embedder().setInputCol("image").setOutputType("array");
    Dataset<Row> embedded = embedder.transform(images);
    assertThat(sorted(embedded.filter("reject is null").select("embedding")))
        .isEqualTo(
            sorted(session.spark().read().parquet(workplace.path("table")).select("embedding")));
    assertThat(embedded.filter("reject is not null").select("reject.reason").first().getString(0))
        .isEqualTo("NOT_AN_IMAGE");
  }

  @Test
  void keepsTheColumnsOfTheUserAndSaysWhyAnImageCouldNotBeUsed() {
    Dataset<Row> named = files().withColumn("embedding count", lit(3L));
    Dataset<Row> embedded = embedder().setOutputCol("Vektor").transform(named);
    assertThat(embedded.columns())
        .containsExactly(
            "path",
            "modificationTime",
            "length",
            "content",
            "embedding count",
            "Vektor",
            "image_id",
            "reject");
    assertThat(embedded.schema())
        .isEqualTo(embedder().setOutputCol("Vektor").transformSchema(named.schema()));
    Row broken = embedded.filter("reject is not null").first();
    assertThat(broken.<String>getAs("path")).endsWith("1.png");
    assertThat(broken.<Vector>getAs("Vektor")).isNull();
    assertThat(broken.<Row>getAs("reject").getString(0)).isEqualTo("NOT_AN_IMAGE");
    assertThat(embedded.filter("reject is null").first().<Vector>getAs("Vektor").size())
        .isEqualTo(8);
  }

  @Test
  void rejectsRowsWithoutAnImageAndPlacesThatAreNone() {
    Dataset<Row> rows =
        session
            .spark()
            .sql("SELECT explode(array(NULL, '', 'nowhere:/x.png', '/absent/x.png')) AS uri");
    assertThat(
            sorted(
                embedder()
                    .setInputCol("uri")
                    .transform(rows)
                    .selectExpr("coalesce(uri, 'null') || ' ' || reject.reason")))
        .containsExactly(
            "[ UNREADABLE]",
            "[/absent/x.png VANISHED]",
            "[nowhere:/x.png UNREADABLE]",
            "[null EMPTY]");
  }

  @Test
  void isLoadedAsItWasSavedAndFromANetworksFolder() throws IOException {
    String saved = workplace.path("saved stage");
    ImageEmbedder embedder = embedder().setBatchSize(3).setCut("fc1");
    embedder.write().overwrite().save(saved);
    ImageEmbedder loaded = ImageEmbedder.load(saved);
    assertThat(loaded.uid()).isEqualTo(embedder.uid());
    assertThat(loaded.explainParams().replace(saved, ""))
        .isEqualTo(embedder.explainParams().replace(workplace.path("network"), ""));
    assertThat(arrays(loaded, files())).isEqualTo(arrays(embedder, files()));
    assertThat(ImageEmbedder.load(workplace.path("network")).setIdCol("image_id"))
        .satisfies(bare -> assertThat(arrays(bare, files())).isEqualTo(ofTheTable()));
    assertThatThrownBy(() -> loaded.write().overwrite().save(saved))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("it is made of what lies there");
    assertThatThrownBy(() -> embedder.save(saved)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ImageEmbedder.load(workplace.path("photos")))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Cannot read the network: ");
  }

  @Test
  void sendsTheNetworkOnceForAllCopiesAndLetsItGo() {
    ImageEmbedder embedder = embedder();
    embedder.copy(new org.apache.spark.ml.param.ParamMap()).transform(files()).count();
    arrays(embedder, files());
    assertThat(SharedNetwork.isEmpty()).isFalse();
    embedder.release();
    assertThat(SharedNetwork.isEmpty()).isTrue();
    assertThat(arrays(embedder, files())).isEqualTo(ofTheTable());
  }

  @Test
  void refusesWhatItCannotUseBeforeAnythingRuns() {
    assertThatThrownBy(() -> embedder().setInputCol("bytes").transform(files()))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Cannot find the images: there is no column 'bytes' (the columns are path, modificationTime, length, content; set inputCol)");
    assertThatThrownBy(() -> embedder().setCut("fc9").transform(files()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("fc9");
    assertThatThrownBy(() -> new ImageEmbedder().transform(files()))
        .isInstanceOf(Refusal.class)
        .hasMessage("Cannot embed images: set networkFolder");
  }
}

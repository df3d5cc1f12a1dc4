package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.assemble.AssembleJob;
import org.murmuration.command.ImageSource;
import org.murmuration.embed.EmbedJob;
import org.murmuration.embed.EmbedSettings;
import org.murmuration.fixture.Workplace;
import org.murmuration.refusal.Refusal;

/** The jobs are used from code, in a session that knows nothing of Murmuration. */
@Tag("cluster")
final class TestFromCode {
  private static final Path HOME = Path.of(System.getProperty("murmuration.home"));
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final String SHOWN_FROM = "  static Dataset<Row>";
  private static final int PHOTOS_OF_A_CLASS = 6;

  @TempDir static Path folder;
  private static SparkSession spark;

  @BeforeAll
  static void prepare() {
    new Workplace(folder)
        .withNetwork("vgg16")
        .withPhotos("photos", PHOTOS_OF_A_CLASS)
        .withPhoto("new-photos/a.png", 0, 901)
        .withPhoto("new-photos/b.png", 1, 902);
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .appName("example")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void namesNewPhotosAsTheREADMEShows() throws IOException {
    List<Row> named = FromCode.nameNewPhotos(spark, folder.toString()).collectAsList();
    assertThat(named).hasSize(2);
    assertThat(named)
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs("predicted_label")).isIn(Workplace.LABELS);
              assertThat(row.<Float>getAs("probability")).isBetween(0f, 1f);
            });
  }

  @Test
  void isTheProgramThatTheREADMEShows() throws IOException {
    String source = Files.readString(HOME.resolve("tests/src/test/java/example/FromCode.java"));
    String shown = source.substring(source.indexOf(SHOWN_FROM), source.lastIndexOf('}'));
    Matcher block = BLOCK.matcher(Files.readString(HOME.resolve("README.md")));
    assertThat(block.find()).as("a block of Java in the README").isTrue();
    assertThat(block.group(1).stripTrailing()).isEqualTo(shown.stripTrailing().stripIndent());
    assertThat(shown.lines().count()).isLessThanOrEqualTo(15);
  }

  @Test
  void refusesWhatCannotBeUsedInOneLineAndAtOnce() {
    assertRefused(
        () -> EmbedSettings.defaults().withBatchSize(0),
        "Cannot use --batch-size 0: it must be 1 or more");
    assertRefused(
        () -> EmbedSettings.defaults().withCuts((String) null),
        "Cannot use a cut: it is null (name a value)");
    assertRefused(
        () -> EmbedSettings.defaults().withMode(null),
        "Cannot use --mode: it is null (name a value)");
    assertRefused(
        () -> new EmbedJob("vgg16", null, "table", EmbedSettings.defaults()),
        "Cannot use --images: it is null (name a value)");
    assertRefused(
        () -> new AssembleJob("vgg16", " ", "classifier"),
        "Cannot use --head ' ': it is blank (name a file or a folder)");
    assertRefused(
        () -> ImageSource.in((String) null), "Cannot use --images: it is null (name a value)");
    assertRefused(
        () -> ImageSource.in(),
        "Cannot read images: name one of --images and --manifest, found none");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String why) {
    assertThatThrownBy(call).isInstanceOf(Refusal.class).hasMessage(why);
  }
}

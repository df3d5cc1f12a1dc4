package org.murmuration.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.murmuration.fixture.Separate;
import org.murmuration.fixture.Workplace;
import org.murmuration.objectstore.S3Server;

/**
 * How many requests {@code embed} makes from {@code s3a:} to {@code s3a:}, on an S3 server of this
 * machine: on images, and all others; then where nothing is new, and where 1 % is. Ends with exit
 * code 1 if a bar is missed.
 *
 * <p>Run it with {@code mvn -Pobject-store,benchmark-train -Dbenchmark.class=ObjectStoreBenchmark
 * -pl model-lib,jobs,deploy,tests verify -DskipTests}.
 */
public final class ObjectStoreBenchmark {
  private static final int IMAGES = Integer.getInteger("benchmark.images", 400);
  private static final double MOST_AN_IMAGE = 1.05;
  private static final int MOST_OTHERS = 150;
  private static final int SHOWN = Integer.getInteger("benchmark.shown", 12);

  private final Path folder;
  private final S3Server store;
  private int missed;

  private ObjectStoreBenchmark(Path folder, S3Server store) {
    this.folder = folder;
    this.store = store;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("murmuration-benchmark-");
    int missed;
    try (S3Server store = S3Server.start(folder.resolve("s3"))) {
      ObjectStoreBenchmark benchmark = new ObjectStoreBenchmark(folder, store);
      benchmark.prepare();
      benchmark.embed("all images new", IMAGES);
      benchmark.embed("nothing new", 0);
      benchmark.putMore();
      benchmark.embed("1 % new", IMAGES / 100);
      missed = benchmark.missed;
    } finally {
      Folders.delete(folder);
    }
    System.exit(missed == 0 ? 0 : 1);
  }

  private void prepare() throws IOException, InterruptedException {
    new Workplace(folder).withNetwork("network");
    Photos.writeSmall(folder.resolve("photos"), IMAGES, 1);
    Photos.writeSmall(folder.resolve("drawn"), IMAGES / 100, 2);
    store.put(folder.resolve("photos"));
    store.put(folder.resolve("network"));
  }

  private void putMore() throws IOException, InterruptedException {
    for (int i = 0; i < IMAGES / 100; i++) {
      Path file = folder.resolve("drawn/class-%d/%d.jpg".formatted(i % 4, i));
      store.put("photos/class-%d/more-%d.jpg".formatted(i % 4, i), Files.readAllBytes(file));
    }
  }

  private void embed(String what, int fresh) throws IOException, InterruptedException {
    store.counts().reset();
    Map<String, String> settings = new HashMap<>(store.settings());
    settings.put("spark.ui.enabled", "false");
    Separate run =
        Separate.start(
            settings,
            "embed",
            "--network=" + store.path("network"),
            "--images=" + store.path("photos"),
            "--table=" + store.path("result/table"));
    run.end();
    report(what, fresh);
  }

  private void report(String what, int fresh) {
    Predicate<String> ofImages = request -> request.matches("\\w+ .*[.]jpg");
    long images = store.counts().count(ofImages);
    long others = store.counts().count(ofImages.negate());
    say("%s: %d requests on images, %d others", what, images, others);
    if (fresh > 0) {
      say("%.3f requests an image (wanted %.2f or fewer)", (double) images / fresh, MOST_AN_IMAGE);
    }
    say("%d other requests (wanted %d or fewer)", others, MOST_OTHERS);
    store.counts().kinds().forEach((kind, count) -> say("  %s: %d", kind, count));
    store.counts().lines(ofImages.negate()).stream().limit(SHOWN).forEach(System.out::println);
    missed += images <= MOST_AN_IMAGE * fresh && others <= MOST_OTHERS ? 0 : 1;
  }

  private static void say(String line, Object... values) {
    System.out.println(String.format(Locale.ROOT, line, values));
  }
}

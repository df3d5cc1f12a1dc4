package org.murmuration.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.fixture.Separate;
import org.murmuration.fixture.Workplace;

/**
 * Two commands {@code embed}, {@code train} and, now and then, {@code compact}, all at once on one
 * table that grows: who reads never fails and reads whole runs only, of who writes one goes on and
 * the others end with 75, and no image is computed twice. Ends with exit code 1 where that is not
 * so.
 *
 * <p>Run it with {@code mvn -Pbenchmark-train -Dbenchmark.class=TogetherSoak -pl
 * model-lib,jobs,deploy,tests verify -DskipTests}.
 */
public final class TogetherSoak {
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 20);
  private static final int NEW_EACH = 30;
  private static final int LABELS = Workplace.LABELS.size();
  private static final int COMPACT_EVERY = 3;

  private static final Map<String, String> SETTINGS =
      Map.of("spark.ui.enabled", "false", "spark.sql.shuffle.partitions", "2");

  private final Workplace workplace;
  private final List<String> problems = new ArrayList<>();
  private int photos;
  private long embedded;

  private TogetherSoak(Path folder) {
    this.workplace = new Workplace(folder);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("murmuration-soak-");
    TogetherSoak soak = new TogetherSoak(folder);
    try {
      soak.go();
    } finally {
      Folders.delete(folder);
    }
    soak.problems.forEach(System.out::println);
    System.exit(soak.problems.isEmpty() ? 0 : 1);
  }

  /** A process, what it may end with, and where it reports. */
  private record Command(String name, Separate process, Path report) {
    int code() throws InterruptedException {
      return process.process().waitFor();
    }

    long fact(String fact) throws IOException {
      Matcher found =
          Pattern.compile("\"%s\" : (\\d+)".formatted(fact)).matcher(Files.readString(report));
      return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
  }

  private void go() throws IOException, InterruptedException {
    workplace.withNetwork("network");
    addPhotos();
    finish("first");
    for (int round = 1; round <= ROUNDS; round++) {
      addPhotos();
      List<Command> commands = new ArrayList<>();
      commands.add(embed("a-" + round));
      commands.add(embed("b-" + round));
      commands.add(train(round));
      if (round % COMPACT_EVERY == 0) {
        commands.add(
            start("compact-" + round, "compact", "--table=" + table(), "--keep-replaced=1h"));
      }
      StringBuilder ends = new StringBuilder();
      for (Command command : commands) {
        ends.append(' ').append(command.name()).append(' ').append(end(command));
      }
      finish("c-" + round);
      require(embedded == photos, "%d photos, %d computed".formatted(photos, embedded));
      System.out.printf("round %d:%s; %d photos, %d computed%n", round, ends, photos, embedded);
    }
  }

  private int end(Command command) throws IOException, InterruptedException {
    int code = command.code();
    boolean reads = command.name().startsWith("train");
    require(
        code == 0 || (code == 75 && !reads),
        command.name() + " ended with " + code + "\n" + Files.readString(command.process().log()));
    if (code == 0 && reads) {
      long read = command.fact("train_examples");
      require(read % NEW_EACH == 0, "%s read %d rows".formatted(command.name(), read));
    }
    embedded += Files.exists(command.report()) ? command.fact("images_embedded") : 0;
    Files.delete(command.process().log());
    return code;
  }

  /** What nobody did, because each left it to another. */
  private void finish(String run) throws IOException, InterruptedException {
    require(end(embed(run)) == 0, run + " found the table taken");
  }

  private void addPhotos() {
    for (int i = 0; i < NEW_EACH; i++, photos++) {
      int label = photos % LABELS;
      workplace.withPhoto(
          "photos/%s/%d.png".formatted(Workplace.LABELS.get(label), photos), label, photos);
    }
  }

  /** No image is for testing or watching, so that a head learns from all that it read. */
  private Command embed(String run) throws IOException {
    return start(
        run,
        "embed",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--table=" + table(),
        "--commit-every=" + NEW_EACH,
        "--test-share=0",
        "--validation-share=0",
        "--run-id=" + run);
  }

  private Command train(int round) throws IOException {
    return start(
        "train-" + round,
        "train",
        "--table=" + table(),
        "--epochs=2",
        "--head=" + workplace.path("head-" + round));
  }

  private Command start(String name, String... arguments) throws IOException {
    Path report = Path.of(workplace.path(name + ".json"));
    List<String> line = new ArrayList<>(List.of(arguments));
    line.add("--run-report=" + report);
    return new Command(name, Separate.start(SETTINGS, line.toArray(String[]::new)), report);
  }

  private String table() {
    return workplace.path("table");
  }

  private void require(boolean isSo, String problem) {
    if (!isSo) {
      problems.add(problem);
    }
  }
}

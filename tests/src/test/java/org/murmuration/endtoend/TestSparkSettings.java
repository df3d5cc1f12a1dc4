package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.internal.config.History$;
import org.apache.spark.internal.config.Network$;
import org.apache.spark.internal.config.UI$;
import org.junit.jupiter.api.Test;
import org.murmuration.fixture.DeployFiles;
import org.murmuration.launch.Commands;
import org.murmuration.launch.Settings;

/** Spark ignores a setting that it does not know; here a mistyped one fails. */
final class TestSparkSettings {
  private static final Pattern KEY =
      Pattern.compile(
          "(?<![\\w./-])spark\\.[a-zA-Z][\\w.-]*[a-zA-Z]\\w*(?=[\"=: ]|$)", Pattern.MULTILINE);

  /** Whatever follows is a name of somebody else's. */
  private static final List<String> OPEN =
      List.of(
          "spark.hadoop.",
          "spark.executorEnv.",
          "spark.yarn.appMasterEnv.",
          "spark.emr-serverless.",
          "spark.kubernetes.driverEnv.");

  /** Read under plain names or names made up of parts, or by parts of Spark that are not here. */
  private static final Set<String> OTHERS =
      Set.of(
          "spark.executor.resource.gpu.amount",
          "spark.executor.resource.gpu.vendor",
          "spark.executor.resource.gpu.discoveryScript",
          "spark.task.resource.gpu.amount",
          "spark.executor.instances",
          "spark.stage.maxConsecutiveAttempts",
          "spark.master",
          "spark.driver.defaultJavaOptions",
          "spark.executor.defaultJavaOptions",
          "spark.app.name",
          "spark.jars",
          "spark.yarn.maxAppAttempts",
          "spark.kubernetes.namespace",
          "spark.kubernetes.authenticate.driver.serviceAccountName",
          "spark.kubernetes.container.image",
          "spark.kubernetes.driver.pod.name",
          "spark.kubernetes.driver.podTemplateFile",
          "spark.kubernetes.executor.podTemplateFile",
          "spark.kubernetes.submission.waitAppCompletion");

  private final Set<String> known = known();

  private static Set<String> known() {
    Object[] loaded = {
      org.apache.spark.internal.config.package$.MODULE$,
      UI$.MODULE$,
      Network$.MODULE$,
      History$.MODULE$
    };
    assertThat(loaded).doesNotContainNull();
    Set<String> known = new TreeSet<>(OTHERS);
    Commands.create("test")
        .getSubcommands()
        .values()
        .forEach(
            command ->
                command
                    .getCommandSpec()
                    .options()
                    .forEach(
                        option ->
                            known.add(
                                Settings.SPARK_PREFIX
                                    + option.longestName().replaceFirst("^--", ""))));
    return known;
  }

  @Test
  void areAllKnown() {
    assertThat(keys())
        .hasSizeGreaterThan(30)
        .allSatisfy(key -> assertThat(isKnown(key)).as(key).isTrue());
  }

  private boolean isKnown(String key) {
    return known.contains(key)
        || OPEN.stream().anyMatch(key::startsWith)
        || ConfigEntry.findEntry(key) != null;
  }

  private static Set<String> keys() {
    return DeployFiles.all()
        .flatMap(file -> KEY.matcher(DeployFiles.text(file)).results().map(MatchResult::group))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void filesSayEachThingOnce() {
    for (String name : List.of("conf/spark-defaults.conf", "conf/spark-defaults-gpu.conf")) {
      Stream<String> lines = DeployFiles.text(DeployFiles.HOME.resolve(name)).lines();
      assertThat(lines.filter(line -> line.startsWith("spark.")).map(line -> line.split(" ", 2)[0]))
          .as(name)
          .doesNotHaveDuplicates();
    }
  }
}

package org.murmuration.launch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.murmuration.cluster.LostExecutors;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.FullDisk;
import org.murmuration.storage.NativeFolders;

/**
 * Trouble that no further try mends, or only one on other executors, and that Java, Hadoop and
 * Spark tell in words of their own: it becomes a refusal that says what to do.
 *
 * @param chain what was thrown and its causes
 */
record KnownTrouble(List<Throwable> chain) {
  /** In what Spark says of a task that writes, and where Hadoop names a file. */
  private static final Pattern PLACE =
      Pattern.compile("(?:writing rows to |(?:^|\\s)(?=/|[a-z0-9]+:/))(\\S+?)[:.,]?(?:\\s|$)");

  /** Of Hadoop's login, for a user whose number has no name. */
  private static final String NO_USER = "invalid null input: name";

  /** As Hadoop's local file system and HDFS say it. */
  private static final Pattern FILE_IN_THE_WAY =
      Pattern.compile(
          "(?:Destination exists and is not a directory|Parent path is not a directory|Path is not a directory): (\\S.*)");

  private static final String NO_SUCH_MASTER = "Could not parse Master URL";

  /** Empty if it is none of these. */
  Optional<Refusal> refusal() {
    if (chain.stream().anyMatch(FullDisk::isIn)) {
      return Optional.of(Refusal.input(fullDisk(), chain.get(0)));
    }
    if (says(NO_USER)) {
      return Optional.of(
          Refusal.settings(
              "Cannot start: the user of this process has no name, which Hadoop needs (add its number to /etc/passwd, or run as a user who is there)"));
    }
    if (says(NO_SUCH_MASTER)) {
      return Optional.of(
          Refusal.settings(
              "Cannot start Spark: there is no kind of cluster '%s' (take local[*], yarn, spark://HOST:PORT or k8s://HOST:PORT as spark.master)"
                  .formatted(new SparkConf().get("spark.master", ""))));
    }
    return new DamagedFile(chain)
        .refusal()
        .or(() -> new ObjectStoreTrouble(chain).refusal())
        .or(this::noExecution)
        .or(this::wrongAddress)
        .or(this::unmadeFolder)
        .or(this::fileInTheWay)
        .or(this::lostExecutors);
  }

  /** Where a folder has to be, as somebody named a file for it. */
  private Optional<Refusal> fileInTheWay() {
    return chain.stream()
        .map(e -> FILE_IN_THE_WAY.matcher(message(e)))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .map(
            file ->
                Refusal.conflict(
                    "Cannot write to %s: a file is there, and a folder is needed (name another place, or remove it)"
                        .formatted(file)))
        .findFirst();
  }

  /** Time may mend that, and another size of executors. */
  private Optional<Refusal> lostExecutors() {
    return chain.stream()
        .filter(e -> e instanceof SparkException && LostExecutors.areIn(e))
        .map(
            e ->
                Refusal.temporary(
                    "Cannot go on: executors were lost again and again: %s (run the command again; where they take too much memory, give them spark.executor.memoryOverhead)"
                        .formatted(LostExecutors.reason(e)),
                    e))
        .findFirst();
  }

  private boolean says(String words) {
    return chain.stream().anyMatch(e -> message(e).contains(words));
  }

  private String fullDisk() {
    String places =
        chain.stream()
            .map(e -> PLACE.matcher(message(e)))
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .distinct()
            .limit(1)
            .collect(Collectors.joining());
    return "Cannot go on: no space is left%s (free some there, or name another place%s)"
        .formatted(
            places.isEmpty()
                ? " where Spark keeps its work, " + LocalFolders.words()
                : " for " + places,
            places.isEmpty() ? " with spark.local.dir" : "");
  }

  /** ND4J hides why its library was not loaded; so the folders are looked at as well. */
  private Optional<Refusal> noExecution() {
    if (chain.stream().noneMatch(KnownTrouble::isOfLoading)) {
      return Optional.empty();
    }
    return Stream.concat(
            chain.stream().flatMap(e -> NativeFolders.refused(message(e)).stream()),
            NativeFolders.ofThisMachine().problems().stream())
        .map(line -> Refusal.settings("Cannot compute: " + line))
        .findFirst();
  }

  private static boolean isOfLoading(Throwable thrown) {
    return thrown instanceof LinkageError
        || thrown.getClass().getSimpleName().equals("NoAvailableBackendException")
        || message(thrown).contains("UnsatisfiedLinkError");
  }

  private static String message(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }

  private Optional<Refusal> wrongAddress() {
    return chain.stream()
        .filter(e -> new Words(e).isWrongAddress())
        .map(
            e ->
                Refusal.settings(
                    "Cannot start Spark: this machine does not have the address that it is to listen on (correct SPARK_LOCAL_IP or spark.driver.bindAddress)"))
        .findFirst();
  }

  /** Hadoop says that a folder was not made, and not why. */
  private Optional<Refusal> unmadeFolder() {
    return chain.stream()
        .map(e -> message(e))
        .filter(message -> message.startsWith("Mkdirs failed to create "))
        .map(
            message ->
                Refusal.input(
                    "Cannot write %s: its folder cannot be made (name another, or check who may write there)"
                        .formatted(message.split(" ", -1)[4])))
        .findFirst();
  }
}

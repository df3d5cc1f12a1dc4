package org.murmuration.assemble;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.SparkSession;
import org.murmuration.command.Job;
import org.murmuration.network.Classifier;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.store.HeadArchive;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.HeadTest;
import org.murmuration.store.MeasuredTest;
import org.murmuration.store.NetworkArchive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins a network, cut where the head says, and the head. Runs on the driver.
 *
 * <p><i>Input</i>: a network folder and a head folder. <i>Output</i>: a classifier folder.
 * <i>Example</i>: {@code spark-submit murmuration.jar assemble --network vgg16 --head head
 * --classifier classifier}
 *
 * @param networkFolder the network that made the head's embeddings
 * @param headFolder as train makes it
 * @param classifierFolder must not exist, or be this very classifier
 * @param reportFolder of a test of this head, for the classifier's card
 */
public record AssembleJob(
    String networkFolder, String headFolder, String classifierFolder, Optional<String> reportFolder)
    implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(AssembleJob.class);

  /**
   * @throws Refusal (settings) if a folder cannot be meant
   */
  public AssembleJob {
    Given.place("--network", networkFolder);
    Given.place("--head", headFolder);
    Given.place("--classifier", classifierFolder);
    Given.value("--report", reportFolder);
  }

  /** Without a word on its card of how well it does. */
  public AssembleJob(String networkFolder, String headFolder, String classifierFolder) {
    this(networkFolder, headFolder, classifierFolder, Optional.empty());
  }

  @Override
  public AssembleResult run(SparkSession spark) throws IOException {
    return run(spark, tested(Storage.of(spark)));
  }

  private Map<String, Double> tested(Storage storage) throws IOException {
    if (reportFolder.isEmpty()) {
      return Map.of();
    }
    String report = reportFolder.get();
    String head = HeadArchive.modelSha256(storage.existingFolder(headFolder, "head"));
    return HeadTest.read(storage.existingFolder(report, "report")).of(head, headFolder, report);
  }

  /**
   * @param tested what a test of the head said, for the classifier's card; may be empty
   */
  public AssembleResult run(SparkSession spark, Map<String, Double> tested) throws IOException {
    Storage storage = Storage.of(spark);
    NetworkArchive network = NetworkArchive.open(storage.existingFolder(networkFolder, "network"));
    HeadArchive head = HeadArchive.open(storage.existingFolder(headFolder, "head"));
    requireSameNetwork(network, head);
    ClassifierConfig config =
        new ClassifierConfig(network.config(), MeasuredTest.addedTo(head.config(), tested));
    if (isThere(storage, config)) {
      return new AssembleResult(storage.qualified(classifierFolder), OptionalDouble.empty());
    }
    NewFolder output = NewFolder.at(storage, classifierFolder);
    double difference = joined(network, head, config, output);
    return new AssembleResult(storage.qualified(classifierFolder), OptionalDouble.of(difference));
  }

  private double joined(
      NetworkArchive network, HeadArchive head, ClassifierConfig config, NewFolder output)
      throws IOException {
    if (network.config().graph().isPresent()) {
      return new OnnxAssembly(network, head, config).write(output);
    }
    try (FrozenPrefix prefix = network.prefix(head.config().cutPoint());
        Classifier classifier = prefix.then(head.head())) {
      double difference = new Agreement(prefix, head.head(), classifier).check();
      head.config().otherPrecision().ifPresent(this::sayOtherPrecision);
      output.write(folder -> ClassifierArchive.write(classifier, config, head.seen(), folder));
      return difference;
    }
  }

  /**
   * Whether this very classifier was assembled before, tested or not, unless a test is to be on its
   * card; anything else there is a conflict.
   */
  private boolean isThere(Storage storage, ClassifierConfig wanted) throws IOException {
    try {
      ClassifierConfig found = ClassifierArchive.open(storage.folder(classifierFolder)).config();
      return reportFolder.isEmpty()
          ? found.withoutTest().equals(wanted.withoutTest())
          : found.equals(wanted);
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  private void sayOtherPrecision(String precision) {
    LOG.warn(
        "Head {} learnt from embeddings in {}, and the classifier computes in float32: what was tested on that table was another network's answer by as much (evaluate --classifier with --images tests this one)",
        headFolder,
        precision);
  }

  private void requireSameNetwork(NetworkArchive network, HeadArchive head) {
    String found = network.config().fingerprint();
    String expected = head.config().network();
    if (expected.equals(HeadConfig.NO_NETWORK)) {
      throw Refusal.input(
          "Cannot join head %s to a network: it learnt from column %s of another program's table, and no network here is known to make that (train on embeddings of embed)"
              .formatted(headFolder, head.config().cut()));
    }
    // A head of another width says so itself, and better.
    head.head().requireWidth(network.config().backbone().width(head.config().cutPoint()));
    if (!found.equals(expected)) {
      throw Refusal.input(
          "Cannot join head to network: the head was trained on embeddings of network %s, this one is %s"
              .formatted(expected, found));
    }
  }
}

package org.murmuration.importing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.command.Job;
import org.murmuration.image.Preset;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.storage.WholeFile;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.Sha256;
import org.murmuration.store.Source;
import org.murmuration.weights.WeightsFile;

/**
 * Reads pre-trained weights. Runs on the driver.
 *
 * <p><i>Input</i>: a file of Keras's, NeuPy's, torchvision's or DL4J's. <i>Output</i>: a network
 * folder. <i>Example</i>: {@code spark-submit murmuration.jar import-weights --from vgg16.h5 --to
 * vgg16}
 *
 * @param from a file
 * @param to a folder that does not exist, or holds this very network
 * @param settings what the file is said to hold
 */
public record ImportJob(String from, String to, ImportSettings settings) implements Job {
  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public ImportJob {
    Given.place("--from", from);
    Given.place("--to", to);
    Given.value("settings", settings);
  }

  @Override
  public NetworkResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    String location = storage.qualified(from);
    if (!storage.exists(to)) {
      storage.requireWritable(to);
    }
    try (WholeFile file = open(storage, location)) {
      String digest = Sha256.of(file.content());
      requireDigest(location, digest);
      WeightsFile weights = WeightsFile.open(file.content(), location);
      Architecture architecture = weights.architecture(settings.family(), settings.input());
      Source source = Source.file(location, weights.layout(), digest);
      List<String> notes = notes(weights, digest);
      notes.addAll(write(storage, weights, architecture, source));
      NetworkSummary summary = NetworkSummary.of(architecture);
      return new NetworkResult(
          storage.qualified(to), summary.line(), summary.parameters(), true, notes);
    }
  }

  private static WholeFile open(Storage storage, String location) throws IOException {
    try {
      return WholeFile.open(storage, location);
    } catch (FileNotFoundException e) {
      throw Refusal.input("Cannot import weights: there is no file " + location, e);
    }
  }

  private void requireDigest(String location, String found) {
    String expected = settings.sha256().map(hex -> hex.toLowerCase(Locale.ROOT)).orElse(found);
    if (!found.equals(expected)) {
      throw Refusal.input(
          "Cannot import %s: its SHA-256 is %s, --sha256 says %s"
              .formatted(location, found, expected));
    }
  }

  /** Returns what the probe saw. */
  private List<String> write(
      Storage storage, WeightsFile weights, Architecture architecture, Source source)
      throws IOException {
    Preset chosen = settings.preset().orElse(weights.preset());
    try (PretrainedNetwork network = weights.read(architecture)) {
      List<String> seen =
          settings.probe().isPresent()
              ? settings.probe().get().lines(storage, network, chosen)
              : List.of();
      if (!new ExistingNetwork(storage, to).is(architecture, chosen, source)) {
        NewFolder.at(storage, to)
            .write(folder -> NetworkArchive.write(network, chosen, source, folder));
      }
      return seen;
    }
  }

  private List<String> notes(WeightsFile weights, String digest) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Read as %s, pixels as %s has them"
            .formatted(weights.layout(), settings.preset().orElse(weights.preset()).id()));
    notes.addAll(weights.notes());
    notes.add(
        "SHA-256 %s %s"
            .formatted(
                digest,
                settings.sha256().isPresent()
                    ? "(as asked for)"
                    : "(recorded; no --sha256 to compare with)"));
    return notes;
  }
}

package org.murmuration.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.Source;
import org.murmuration.weights.WeightsFile;

/**
 * Reads pre-trained weights. Runs on the driver.
 *
 * <p><i>Input</i>: a file of Keras's, NeuPy's, torchvision's or DL4J's, shards, or an ONNX file.
 * <i>Output</i>: a network folder. <i>Example</i>: {@code spark-submit murmuration.jar
 * import-weights --from vgg16.h5 --to vgg16}
 *
 * @param from a file, an index of shards, or the folder of one
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
    if (!storage.exists(to)) {
      storage.requireWritable(to);
    }
    String file = WeightsInput.place(storage, storage.qualified(from));
    if (OnnxImport.is(storage, file)) {
      return new OnnxImport(storage, file, to, settings).run();
    }
    try (WeightsInput input = WeightsInput.open(storage, from)) {
      String digest = input.sha256();
      WantedDigest wanted = new WantedDigest(settings.sha256());
      wanted.require(input.location(), digest);
      WeightsFile weights = input.weights();
      Architecture architecture = weights.architecture(settings.family(), settings.input());
      requireProbed(architecture);
      Source source = Source.file(input.location(), weights.readAs(), digest);
      List<String> notes = notes(weights, architecture);
      notes.add(wanted.note(digest, shards(input.shards())));
      notes.addAll(write(storage, weights, architecture, source));
      NetworkSummary summary = NetworkSummary.of(architecture);
      return new NetworkResult(
          storage.qualified(to), summary.line(), summary.parameters(), true, notes);
    }
  }

  private static Optional<String> shards(int count) {
    return count == 0
        ? Optional.empty()
        : Optional.of("the index and its %d shards, one after another".formatted(count));
  }

  private void requireProbed(Architecture architecture) {
    if (settings.probe().isPresent() && !architecture.family().classifies()) {
      throw Refusal.settings(
          "Cannot probe %s: it has no classes that an image could be named (leave out --probe)"
              .formatted(architecture.id()));
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

  private List<String> notes(WeightsFile weights, Architecture architecture) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Read as %s, pixels as %s has them"
            .formatted(weights.layout(), settings.preset().orElse(weights.preset()).id()));
    notes.addAll(weights.notes());
    topNote(weights, architecture).ifPresent(notes::add);
    return notes;
  }

  /** Without dense layers nothing tells whether the size of images is right. */
  private Optional<String> topNote(WeightsFile weights, Architecture architecture) {
    if (architecture.family().classifies()) {
      return Optional.empty();
    }
    boolean named = settings.input().isPresent() || weights.namesInput();
    return Optional.of(
        "Without its top it ends at %s, where it is cut unless you name an earlier layer; images are %s%s"
            .formatted(
                architecture.defaultCut().layer(),
                architecture.input(),
                named ? "" : ", as published (--input-shape takes others)"));
  }
}

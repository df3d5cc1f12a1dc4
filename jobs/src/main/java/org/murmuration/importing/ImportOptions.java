package org.murmuration.importing;

import java.util.Optional;
import org.murmuration.architecture.Family;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code import-weights}. */
@Command(
    name = "import-weights",
    description =
        "Make a network folder from pre-trained weights. The layout is recognised: Keras .h5 (weights"
            + " or a Keras 2 model), NeuPy .hdf5, safetensors with torchvision's or timm's names, DL4J zip, ONNX."
            + " Without the top it is a network that ends at the last convolutions.")
public final class ImportOptions implements JobOptions {
  @Option(
      names = "--from",
      required = true,
      paramLabel = "FILE",
      description =
          "File of weights, or the folder or index of its shards, on any Hadoop file system")
  private String from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the network goes; must not exist")
  private String to;

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      description = "Refuse the file unless it holds this network (default: found from its layers)")
  private String architecture;

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description =
          "Refuse the file unless it has this SHA-256; of shards, that of index and shards one after"
              + " another")
  private String sha256;

  @Mixin private InputOptions input;
  @Mixin private ProbeOptions probe;

  @Override
  public Job job(RunId run) {
    return new ImportJob(from, to, settings());
  }

  private ImportSettings settings() {
    return new ImportSettings(
        Optional.ofNullable(architecture).map(Family::named),
        Optional.ofNullable(sha256),
        input.shape(),
        input.preset(),
        probe.probe());
  }

  @Override
  public Optional<String> output() {
    return Optional.of(to);
  }
}

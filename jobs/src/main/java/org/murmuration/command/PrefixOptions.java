package org.murmuration.command;

import java.util.List;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Pooling;
import org.murmuration.delivery.WeightsBy;
import picocli.CommandLine.Option;

/** Which part of a network runs over images, and how. */
public final class PrefixOptions {
  @Option(
      names = "--cut",
      paramLabel = "LAYER",
      split = ",",
      defaultValue = "fc2",
      description =
          "Last layer of the frozen prefix, after its ReLU; with several, fc2,fc1, embeddings of each in one pass (default: ${DEFAULT-VALUE})")
  private List<String> cuts;

  @Option(
      names = "--pooling",
      paramLabel = "average|flatten",
      defaultValue = "average",
      description =
          "How each cut of height x width x channels becomes a vector (default: ${DEFAULT-VALUE})")
  private Pooling pooling;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "16",
      description = "Images in one forward pass (default: ${DEFAULT-VALUE})")
  private int batchSize;

  @Option(
      names = "--weights-by",
      paramLabel = "broadcast|file",
      defaultValue = "broadcast",
      description =
          "Whether the driver sends the network, or executors read its folder, which all must see (default: ${DEFAULT-VALUE})")
  private WeightsBy weightsBy;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public PrefixSettings settings() {
    return new PrefixSettings(
        cuts.stream().map(cut -> new CutPoint(cut, pooling)).toList(), batchSize, weightsBy);
  }
}

package org.murmuration.show;

import java.util.Optional;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Pooling;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of {@code show}. */
@Command(
    name = "show",
    description = "Show a network or a classifier: one line for the whole, a row a layer.")
public final class ShowOptions implements JobOptions {
  @Parameters(
      arity = "1",
      paramLabel = "FOLDER",
      description =
          "Network folder, as import-weights or new-network writes it, or classifier folder")
  private String folder;

  @Option(
      names = "--cut",
      paramLabel = "LAYER",
      description = "Mark what is left out when the network is cut after this layer and its ReLU")
  private String cut;

  @Option(
      names = "--pooling",
      paramLabel = "average|flatten",
      description = "How a cut of height x width x channels becomes a vector (default: average)")
  private Pooling pooling;

  @Option(
      names = "--layers",
      paramLabel = "SLICE",
      description = "List these rows only, as Python slices: --layers=-3: for the last three")
  private String layers;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draw the network, on any Hadoop file system; an older picture is replaced")
  private String svg;

  @Override
  public Job job(RunId run) {
    return new ShowJob(
        folder,
        new ShowSettings(
            Optional.ofNullable(cut).map(this::cutPoint),
            Optional.ofNullable(layers).map(RowSlice::new),
            Optional.ofNullable(svg)));
  }

  private CutPoint cutPoint(String layer) {
    return pooling == null ? CutPoint.at(layer) : new CutPoint(layer, pooling);
  }

  @Override
  public Optional<String> output() {
    return Optional.ofNullable(svg);
  }
}

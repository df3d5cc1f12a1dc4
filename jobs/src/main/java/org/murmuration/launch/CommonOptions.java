package org.murmuration.launch;

import java.util.Optional;
import org.murmuration.device.Device;
import org.murmuration.device.DeviceChoice;
import org.murmuration.dl4j.Backend;
import org.murmuration.storage.Storage;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command understands. */
@Command(mixinStandardHelpOptions = true)
public final class CommonOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in HOCON, a section a command; on any Hadoop file system")
  @SuppressWarnings("UnusedVariable") // Settings reads it before the rest can be parsed.
  private String config;

  @Option(
      names = "--print-config",
      description = "Show what settings hold and where each comes from, and do nothing")
  private boolean printConfig;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "Name of this run, and of its folder in a table (default: the time)")
  private String runId;

  @Option(
      names = "--run-report",
      paramLabel = "FILE",
      description = "Where the run report goes (default: beside the output)")
  private String runReport;

  @Option(
      names = "--metrics-file",
      paramLabel = "FILE",
      description = "Where the numbers of the run go, for Prometheus' textfile collector")
  private String metricsFile;

  @Option(
      names = "--mlflow",
      paramLabel = "URI",
      description = "MLflow server that is told of the run, http or https")
  private String mlflow;

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|cuda",
      description = "What to compute on (default: auto of a jar that knows CUDA, else cpu)")
  private Device device;

  @Option(names = "--stacktrace", description = "Show where in the program a failure happened")
  private boolean stacktrace;

  boolean printConfig() {
    return printConfig;
  }

  public RunId runId() {
    return runId == null ? RunId.now() : new RunId(runId);
  }

  /**
   * Empty, if there is nothing to choose. Left to itself, ND4J takes CUDA or shows why it cannot.
   */
  Optional<DeviceChoice> device() {
    return Optional.ofNullable(device)
        .or(() -> Backend.knowsCuda() ? Optional.of(Device.AUTO) : Optional.empty())
        .map(DeviceChoice::new);
  }

  boolean stacktrace() {
    return stacktrace;
  }

  Tracking tracking(String run, Storage storage) {
    return new Tracking(
        run, storage, Optional.ofNullable(metricsFile), Optional.ofNullable(mlflow));
  }

  String runReport(Optional<String> otherwise) {
    return runReport != null ? runReport : otherwise.orElse(null);
  }
}

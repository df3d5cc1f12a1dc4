package org.murmuration.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.command.OptionCheck;
import org.murmuration.onnx.PreprocessingPlace;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options of {@code export}. */
@Command(
    name = "export",
    description =
        "Write a classifier for other programs: ONNX, or safetensors with torchvision's names.")
public final class ExportOptions implements JobOptions {
  private static final List<String> PLACES =
      Arrays.stream(PreprocessingPlace.values()).map(PreprocessingPlace::id).toList();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FOLDER",
      description = "Classifier, as pipeline and assemble make it")
  private String from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "Where the file goes, on any Hadoop file system; must not exist")
  private String to;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "onnx|safetensors",
      description = "What the file is")
  private String format;

  @Option(
      names = "--preprocessing",
      defaultValue = "outside",
      paramLabel = "outside|inside",
      description =
          "Whether an ONNX model takes normalised pixels (outside) or RGB from 0 to 255 (inside; default: ${DEFAULT-VALUE})")
  private String preprocessing;

  @Override
  public Job job(RunId run) {
    OptionCheck.oneOf("--format", format, List.of(OnnxFormat.ID, SafetensorsFormat.ID));
    OptionCheck.oneOf("--preprocessing", preprocessing, PLACES);
    PreprocessingPlace place = PreprocessingPlace.valueOf(preprocessing.toUpperCase(Locale.ROOT));
    return new ExportJob(from, to, format(place));
  }

  private ExportFormat format(PreprocessingPlace place) {
    if (format.equals(OnnxFormat.ID)) {
      return new OnnxFormat(place);
    }
    if (place == PreprocessingPlace.INSIDE) {
      throw Refusal.settings(
          "Cannot put pre-processing inside: safetensors has weights only (use --format onnx)");
    }
    return new SafetensorsFormat();
  }

  @Override
  public Optional<String> output() {
    return Optional.of(to);
  }
}

package org.murmuration.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import org.murmuration.table.RunId;
import picocli.CommandLine;

class TestExportOptions {
  private static ExportOptions parse(String arguments) {
    ExportOptions options = new ExportOptions();
    new CommandLine(options).parseArgs(("--from=c --to=f " + arguments).split(" +"));
    return options;
  }

  private static void refuses(String arguments, String message) {
    ExportOptions options = parse(arguments);
    Refused.settings(() -> options.job(new RunId("r1"))).hasMessage(message);
  }

  @Test
  void nameTheirOutput() {
    assertThat(parse("--format=onnx").output()).contains("f");
  }

  @Test
  void refuseAFormatThatNobodyWrites() {
    refuses(
        "--format=onxx",
        "Cannot use --format 'onxx': onnx and safetensors are known (did you mean onnx?)");
  }

  @Test
  void refuseAnotherPlaceOfPreprocessing() {
    refuses(
        "--format=onnx --preprocessing=insid",
        "Cannot use --preprocessing 'insid': outside and inside are known (did you mean inside?)");
  }

  @Test
  void refusePreprocessingWithinAFileOfWeights() {
    refuses(
        "--format=safetensors --preprocessing=inside",
        "Cannot put pre-processing inside: safetensors has weights only (use --format onnx)");
  }
}

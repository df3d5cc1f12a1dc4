package org.murmuration.onnxruntime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.murmuration.onnxruntime.OnnxInput.Axes;
import org.murmuration.onnxruntime.OnnxOutput.Reading;

/**
 * What the library does to a process besides computing: newer versions of it read the command line,
 * die of a long one, and write into the user's home.
 */
class TestProcess {
  private static final int LONG = 8 << 10;

  @TempDir Path folder;

  @Test
  void bearsALongCommandLineAndLeavesNoFile() throws Exception {
    Process process = start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEqualTo("computed\n");
    assertThat(filesIn("home")).isEmpty();
    assertThat(filesIn("temporary")).isEmpty();
  }

  private Process start() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(folder.resolve("temporary"));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Duser.home=" + folder.resolve("home"),
                "-Djava.io.tmpdir=" + folder.resolve("temporary"),
                "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache"),
                "-Dfiller=" + "x".repeat(LONG),
                "-cp",
                System.getProperty("java.class.path"),
                TestProcess.class.getName())
            .redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("CI", "JAVA_TOOL_OPTIONS"));
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().put("TMPDIR", folder.resolve("temporary").toString());
    return builder.start();
  }

  /** But for what the JVM writes of itself. */
  private List<Path> filesIn(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(name))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Runs a network once. */
  public static void main(String[] arguments) throws IOException {
    ImageShape shape = new ImageShape(4, 6, 3);
    byte[] model =
        new OnnxGraph().input("images", 0, 3, 4, 6).node("Relu", "images", "relu").bytes("relu");
    try (ModelBytes bytes = ModelBytes.read(new ByteArrayInputStream(model));
        OnnxPass pass =
            OnnxPass.of(
                new OnnxInput("images", shape, Axes.CHANNELS_FIRST),
                List.of(new OnnxOutput("relu", Reading.AS_IT_IS)),
                bytes);
        ImageBatch batch = new ImageBatch(shape, 1)) {
      batch.add(new float[shape.size()]);
      pass.run(batch);
    }
    System.out.println("computed");
  }
}

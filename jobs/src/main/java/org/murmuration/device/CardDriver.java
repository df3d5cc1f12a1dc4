package org.murmuration.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * NVIDIA's driver, through the tool that comes with it.
 *
 * @param tool the command that lists cards, {@code nvidia-smi}
 */
record CardDriver(String tool) {
  private static final int LONGEST_SECONDS = 5;

  /**
   * @throws IOException if there is no such tool or it does not answer, which means no driver
   */
  List<Card> cards() throws IOException {
    Process process =
        new ProcessBuilder(tool, "--query-gpu=name,compute_cap", "--format=csv,noheader")
            .redirectErrorStream(true)
            .start();
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(tool + " does not answer");
      }
      return Card.listed(
          new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(tool + " was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}

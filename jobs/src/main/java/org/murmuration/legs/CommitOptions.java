package org.murmuration.legs;

import picocli.CommandLine.Option;

/** The option of commands whose output grows while they run. */
public final class CommitOptions {
  @Option(
      names = CommitEvery.OPTION,
      paramLabel = "IMAGES|TIME",
      defaultValue = "100000,10m",
      description =
          "What is done is kept after so many images or such a time, whatever becomes of the run; of two with a comma whichever is first (default: ${DEFAULT-VALUE})")
  private String commitEvery;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if it is neither
   */
  public CommitEvery settings() {
    return CommitEvery.of(commitEvery);
  }
}

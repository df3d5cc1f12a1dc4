package org.murmuration.importing;

import java.util.Optional;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine.Option;

/** A look at what a network names on one image. */
final class ProbeOptions {
  @Option(
      names = "--probe",
      paramLabel = "IMAGE",
      description = "Say what the network names on this image, as a check of weights and preset")
  private String image;

  @Option(
      names = "--probe-labels",
      paramLabel = "FILE",
      description = "Names of the network's classes, a line each, for --probe")
  private String labels;

  /**
   * @throws Refusal (settings) if there are labels and no image
   */
  Optional<Probe> probe() {
    if (image == null && labels != null) {
      throw Refusal.settings("Cannot use --probe-labels without --probe (name an image)");
    }
    return Optional.ofNullable(image).map(file -> new Probe(file, Optional.ofNullable(labels)));
  }
}

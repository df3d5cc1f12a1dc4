package org.murmuration.engine;

import java.util.List;
import java.util.Optional;

/**
 * What computes a network here, for people.
 *
 * @param engine such as {@code oneDNN in float32}
 * @param instead why it is not the engine that was wanted
 * @param kernels what each layer runs on, a line each; empty where the engine does not say
 */
public record EngineFacts(String engine, Optional<String> instead, List<String> kernels) {
  /** Between an engine and why it stands in for another. */
  public static final String INSTEAD = ", as ";

  public EngineFacts {
    kernels = List.copyOf(kernels);
  }

  /** In a line. */
  public String line() {
    return instead.map(reason -> engine + INSTEAD + reason).orElse(engine);
  }

  /** An engine of which no more is known. */
  public static EngineFacts of(String engine) {
    return new EngineFacts(engine, Optional.empty(), List.of());
  }

  /** The same, which stands in for another. */
  public EngineFacts insteadOfAnother(String reason) {
    return new EngineFacts(engine, Optional.of(reason), kernels);
  }
}

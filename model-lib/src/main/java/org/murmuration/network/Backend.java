package org.murmuration.network;

import java.util.stream.Collectors;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;

/** Which ND4J backend this JVM really runs, whatever was asked for. */
public final class Backend {
  private static final String BUILT_WITH = "HAVE_";

  private Backend() {}

  /**
   * Such as {@code CpuBackend with ONEDNN, OPENBLAS}; the first call loads the native library,
   * whose own words these are.
   */
  public static String description() {
    Nd4jBackend backend = Nd4j.getBackend();
    return backend
        .buildInfo()
        .lines()
        .filter(line -> line.startsWith(BUILT_WITH))
        .map(line -> line.substring(BUILT_WITH.length()))
        .collect(Collectors.joining(", ", backend.getClass().getSimpleName() + " with ", ""));
  }
}

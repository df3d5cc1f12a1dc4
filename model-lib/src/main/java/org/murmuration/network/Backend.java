package org.murmuration.network;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;

/** Which ND4J backend this JVM really runs, whatever was asked for. */
public final class Backend {
  private Backend() {}

  /** Such as {@code CpuBackend, ONEDNN}; the first call loads the native library. */
  public static String description() {
    Nd4jBackend backend = Nd4j.getBackend();
    return backend.getClass().getSimpleName()
        + ", "
        + backend.buildInfo().lines().findFirst().orElse("");
  }
}

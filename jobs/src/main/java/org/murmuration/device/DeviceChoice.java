package org.murmuration.device;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.murmuration.cluster.EveryExecutor;
import org.murmuration.dl4j.Backend;
import org.murmuration.refusal.Refusal;

/** What the user wants to compute on. It is set in each JVM before ND4J is used there. */
public record DeviceChoice(Device device) implements Serializable {
  private static final CardDriver DRIVER = new CardDriver("nvidia-smi");

  /**
   * In the driver, and in all executors that are there. A driver needs no card of its own where
   * executors have theirs.
   *
   * @return the devices that will be used, and why
   * @throws Refusal (input) if CUDA is wanted and cannot be used
   */
  public Set<String> everywhere(JavaSparkContext context) {
    Set<String> chosen = new TreeSet<>();
    if (context.isLocal() || device != Device.CUDA) {
      chosen.add(here());
    }
    if (!context.isLocal()) {
      chosen.addAll(new EveryExecutor(context).answers(this, DeviceChoice::here));
    }
    return chosen;
  }

  /**
   * In this JVM.
   *
   * @throws Refusal (input) if CUDA is wanted and cannot be used
   */
  String here() {
    Optional<String> obstacle =
        device == Device.CPU ? Optional.of("as was asked for") : Cuda.missing(DRIVER);
    if (obstacle.isEmpty()) {
      Backend.onlyCuda();
      return "on CUDA";
    }
    if (Backend.knowsCuda()) {
      // Also before a refusal: the run report asks for the backend, and ND4J would try CUDA again.
      Backend.onlyCpu();
    }
    if (device == Device.CUDA) {
      throw Refusal.input(
          "Cannot compute on CUDA: %s; or take --device auto".formatted(obstacle.get()));
    }
    return "on the CPU: " + obstacle.get();
  }
}

package org.murmuration.device;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.murmuration.dl4j.Backend;

/** Whether this JVM can compute on a graphics card. */
final class Cuda {
  private Cuda() {}

  /** What is missing, in words; empty if nothing is. */
  static Optional<String> missing(CardDriver driver) {
    if (!Backend.knowsCuda()) {
      return Optional.of("this jar knows no CUDA (build it with mvn -Pcuda package)");
    }
    if (!Backend.hasCudaLibrary()) {
      return Optional.of(
          "the library nd4j-cuda-11.6 is not on the class path (lay its jars beside: see"
              + " deploy/README.md)");
    }
    return unusableCard(driver).or(Cuda::unloadable);
  }

  static Optional<String> unusableCard(CardDriver driver) {
    try {
      List<Card> cards = driver.cards();
      return cards.isEmpty()
          ? Optional.of("NVIDIA's driver finds no card")
          : cards.stream().filter(card -> !card.isSupported()).findFirst().map(Card::refusal);
    } catch (IOException e) {
      return Optional.of("there is no NVIDIA driver (%s)".formatted(e.getMessage()));
    }
  }

  private static Optional<String> unloadable() {
    try {
      Backend.loadCuda();
      return Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.of("its library does not load: " + e.getMessage());
    }
  }
}

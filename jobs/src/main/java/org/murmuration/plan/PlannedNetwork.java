package org.murmuration.plan;

import java.io.IOException;
import java.util.Optional;
import org.murmuration.architecture.Architecture;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.NetworkArchive;

/**
 * The network that a plan is for.
 *
 * @param folder of which only the configuration is read
 * @param name of an architecture, in place of a folder
 */
public record PlannedNetwork(Optional<String> folder, Optional<String> name) {
  /**
   * @throws Refusal (settings) unless one of both is named
   */
  public PlannedNetwork {
    Given.value("--network", folder).ifPresent(place -> Given.place("--network", place));
    Given.value("--architecture", name);
    if (folder.isEmpty() == name.isEmpty()) {
      throw Refusal.settings(
          "Cannot plan: name one of --network and --architecture, found "
              + (folder.isEmpty() ? "none" : "both"));
    }
  }

  public static PlannedNetwork in(String folder) {
    return new PlannedNetwork(Optional.of(Given.value("--network", folder)), Optional.empty());
  }

  public static PlannedNetwork named(String name) {
    return new PlannedNetwork(Optional.empty(), Optional.of(Given.value("--architecture", name)));
  }

  /**
   * @throws Refusal if there is no such network
   */
  Architecture architecture(Storage storage) throws IOException {
    if (name.isPresent()) {
      return Architecture.named(name.get());
    }
    return NetworkArchive.open(storage.existingFolder(folder.orElseThrow(), "network"))
        .config()
        .architecture();
  }
}

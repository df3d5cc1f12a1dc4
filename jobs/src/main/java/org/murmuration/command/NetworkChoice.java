package org.murmuration.command;

import java.io.IOException;
import java.util.Optional;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Backbone;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.NetworkArchive;

/**
 * A network that is only looked at, without its weights.
 *
 * @param folder of which only the configuration is read
 * @param name of an architecture, in place of a folder
 */
public record NetworkChoice(Optional<String> folder, Optional<String> name) {
  /**
   * @throws Refusal (settings) unless one of both is named
   */
  public NetworkChoice {
    Given.value("--network", folder).ifPresent(place -> Given.place("--network", place));
    Given.value("--architecture", name);
    if (folder.isEmpty() == name.isEmpty()) {
      throw Refusal.settings(
          "Cannot choose a network: name one of --network and --architecture, found "
              + (folder.isEmpty() ? "none" : "both"));
    }
  }

  public static NetworkChoice in(String folder) {
    return new NetworkChoice(Optional.of(Given.value("--network", folder)), Optional.empty());
  }

  public static NetworkChoice named(String name) {
    return new NetworkChoice(Optional.empty(), Optional.of(Given.value("--architecture", name)));
  }

  /**
   * @throws Refusal if there is no such network
   */
  public Backbone backbone(Storage storage) throws IOException {
    if (name.isPresent()) {
      return Architecture.named(name.get());
    }
    return NetworkArchive.open(storage.existingFolder(folder.orElseThrow(), "network"))
        .config()
        .backbone();
  }
}

package org.murmuration.training;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

/**
 * The folders from which a learning that is cut short goes on, each with a number: the newest
 * counts.
 *
 * @param location qualified
 * @param unit what is numbered, such as {@code epoch}
 */
public record CheckpointFolders(Storage storage, String location, String unit) {
  public String folder(int number) {
    return location + "/" + unit + "-%08d".formatted(number);
  }

  /** The numbers of those that are there, also of one that is half written. */
  public List<Integer> newestFirst() throws IOException {
    return storage.names(location).stream()
        .filter(name -> name.startsWith(unit + "-"))
        .map(name -> Integer.valueOf(name.substring(unit.length() + 1)))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** Forgets all others. */
  public void keepOnly(Set<Integer> numbers) throws IOException {
    for (int number : newestFirst()) {
      if (!numbers.contains(number)) {
        storage.delete(folder(number));
      }
    }
  }

  public void clear() throws IOException {
    storage.delete(location);
  }

  /**
   * Where what is there was saved by a learning on other rows or with other settings.
   *
   * @param learning what is to go on, such as {@code training}
   * @param elsewhere what to name for another place
   */
  public Refusal notOf(String learning, Object found, Object wanted, String elsewhere) {
    return Refusal.conflict(
        "Cannot go on from %s: it was made from %s, this %s is made from %s (remove it, or name another %s)"
            .formatted(location, found, learning, wanted, elsewhere));
  }
}

package org.murmuration.listing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.PairFunction;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Entry;
import org.murmuration.storage.Storage;
import scala.Tuple2;

/**
 * Places that a user named one by one: images, or what holds images.
 *
 * @param folders packs and patterns, too, as they were named
 * @param files one by one
 */
record NamedPlaces(List<String> folders, List<Entry> files) {
  /** Up to so many, the driver asks storage itself. */
  private static final int FEW = 32;

  /**
   * @throws Refusal if one leads nowhere
   */
  static NamedPlaces of(JavaSparkContext context, Storage storage, List<String> locations)
      throws IOException {
    Map<String, Entry> found =
        locations.size() <= FEW ? found(storage, locations) : found(context, storage, locations);
    NamedPlaces places = new NamedPlaces(new ArrayList<>(), new ArrayList<>());
    List<String> missing = new ArrayList<>();
    for (String location : locations) {
      Entry entry = found.get(location);
      if (entry != null && !entry.isFolder()) {
        places.files.add(entry);
      } else if (entry != null || ImageFolders.isPattern(location)) {
        places.folders.add(location);
      } else {
        missing.add(location);
      }
    }
    requireNone(missing, storage);
    return places;
  }

  private static void requireNone(List<String> missing, Storage storage) throws IOException {
    if (!missing.isEmpty()) {
      throw Refusal.input(
          "Cannot read images: there is no file or folder %s%s"
              .formatted(
                  storage.qualified(missing.get(0)),
                  missing.size() == 1
                      ? ""
                      : ", nor are there %d others that were named".formatted(missing.size() - 1)));
    }
  }

  private static Map<String, Entry> found(Storage storage, List<String> locations)
      throws IOException {
    Map<String, Entry> found = new LinkedHashMap<>();
    for (String location : locations) {
      entry(storage, location).ifPresent(entry -> found.put(location, entry));
    }
    return found;
  }

  private static Map<String, Entry> found(
      JavaSparkContext context, Storage storage, List<String> locations) {
    Map<String, Entry> found = new LinkedHashMap<>();
    context
        .parallelize(locations)
        .mapToPair(new Asked(storage))
        .filter(asked -> asked._2() != null)
        .collect()
        .forEach(asked -> found.put(asked._1(), asked._2()));
    return found;
  }

  private static Optional<Entry> entry(Storage storage, String location) throws IOException {
    try {
      return Optional.of(storage.entry(location));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Runs on executors: what lies at a place; null where nothing does. */
  private record Asked(Storage storage) implements PairFunction<String, String, Entry> {
    @Override
    public Tuple2<String, Entry> call(String location) throws IOException {
      return new Tuple2<>(location, entry(storage, location).orElse(null));
    }
  }
}

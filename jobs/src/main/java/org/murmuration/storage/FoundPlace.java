package org.murmuration.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.RemoteIterator;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.FolderKind;

/**
 * What lies at a place that a user named, told from a few names in it, so that a wrong one is
 * refused with what it is and what was meant, perhaps.
 */
record FoundPlace(Storage storage, String location) {
  private static final String SUMS = "SHA256SUMS";
  private static final Pattern PHOTO =
      Pattern.compile(".*\\.(jpe?g|png|gif|bmp|tiff?|webp|hei[cf]|avif)");

  /** A folder of photos can hold millions. */
  private static final int MOST_LOOKED_AT = 200;

  /**
   * @param wanted one word of {@link PlaceKind}, or two with "or" between
   * @throws Refusal if there is no such folder, or it is known to be something else
   */
  void requireIs(String wanted) throws IOException {
    if (!storage.exists(location)) {
      throw Refusal.input(
          "Cannot read the %s: there is no folder %s"
              .formatted(wanted, storage.qualified(location)));
    }
    Optional<PlaceKind> kind = kind();
    if (kind.isPresent() && !words(wanted).contains(kind.get().word())) {
      throw Refusal.input(
          "Cannot read the %s: %s is %s (%s)"
              .formatted(wanted, location, kind.get(), hint(words(wanted), kind.get())));
    }
  }

  private static List<String> words(String wanted) {
    return List.of(wanted.split(" or "));
  }

  /** Empty for a folder of ours that is damaged: whoever opens it says how. */
  private Optional<PlaceKind> kind() throws IOException {
    if (!storage.isFolder(location)) {
      return Optional.of(PlaceKind.FILE);
    }
    if (has(SUMS)) {
      return sealed(location);
    }
    // Without its sums, a folder of ours is half copied.
    return has("config.json") ? Optional.empty() : Optional.of(unsealed());
  }

  private Optional<PlaceKind> sealed(String folder) throws IOException {
    try {
      return Optional.of(PlaceKind.valueOf(FolderKind.of(storage.folder(folder)).name()));
    } catch (Refusal | java.io.FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private boolean has(String name) throws IOException {
    return storage.exists(Storage.within(location, name));
  }

  private boolean isTable(String folder) throws IOException {
    return TableNames.areIn(storage, folder);
  }

  private PlaceKind unsealed() throws IOException {
    if (isTable(location)) {
      return PlaceKind.TABLE;
    }
    if (TableNames.ofPredictions(storage, location)) {
      return PlaceKind.PREDICTIONS;
    }
    if (has("pack.json")) {
      return PlaceKind.PACK;
    }
    if (isTable(Storage.within(location, "table")) || has("classifier/" + SUMS)) {
      return PlaceKind.RESULT;
    }
    if (has("candidates") && has("leaderboard.csv")) {
      return PlaceKind.TUNED;
    }
    return has("metrics.json") && has("report.html") ? PlaceKind.REPORT : ofNames();
  }

  private PlaceKind ofNames() throws IOException {
    List<Entry> first = first(location);
    if (first.isEmpty()) {
      return PlaceKind.EMPTY;
    }
    if (first.stream().anyMatch(file -> file.name().endsWith(".parquet"))) {
      return PlaceKind.ROWS;
    }
    return holdsPhotos(first) ? PlaceKind.PHOTOS : PlaceKind.OTHER;
  }

  private boolean holdsPhotos(List<Entry> first) throws IOException {
    if (first.stream().anyMatch(FoundPlace::isPhoto)) {
      return true;
    }
    Optional<Entry> folder = first.stream().filter(Entry::isFolder).findFirst();
    return folder.isPresent()
        && first(folder.get().location()).stream().anyMatch(FoundPlace::isPhoto);
  }

  private static boolean isPhoto(Entry file) {
    return !file.isFolder() && PHOTO.matcher(file.name().toLowerCase(Locale.ROOT)).matches();
  }

  private List<Entry> first(String folder) throws IOException {
    List<Entry> first = new ArrayList<>();
    RemoteIterator<Entry> children = storage.entries(folder);
    while (children.hasNext() && first.size() < MOST_LOOKED_AT) {
      first.add(children.next());
    }
    return first;
  }

  private String hint(List<String> wanted, PlaceKind found) throws IOException {
    for (String base : bases(found)) {
      for (String word : wanted) {
        if (is(Storage.within(base, word), word)) {
          return "did you mean %s?".formatted(Storage.within(base, word));
        }
      }
    }
    return new NextCommand(location, found).towards(wanted.get(0));
  }

  /** Where to look for what was meant: in it, and beside what is itself a part of a whole. */
  private List<String> bases(PlaceKind found) {
    String plain = location.replaceFirst("/+$", "");
    int slash = plain.lastIndexOf('/');
    boolean isPart = found != PlaceKind.FILE && found != PlaceKind.PHOTOS && slash > 0;
    return isPart ? List.of(plain, plain.substring(0, slash)) : List.of(plain);
  }

  private boolean is(String folder, String word) throws IOException {
    if (word.equals(PlaceKind.TABLE.word())) {
      return isTable(folder);
    }
    return storage.exists(Storage.within(folder, SUMS))
        && sealed(folder).filter(kind -> kind.word().equals(word)).isPresent();
  }
}

package org.murmuration.listing;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Entry;

/**
 * What in a folder is taken for an image: all that is not known to be something else. Whether it is
 * one is seen when it is read.
 */
public final class Selection {
  private static final Set<String> SIDECARS =
      Set.of(
          "txt", "md", "csv", "tsv", "json", "jsonl", "xml", "yaml", "yml", "log", "ini", "db",
          "xmp", "aae", "pp3", "dop", "thm", "zip", "tar", "gz", "tgz", "bz2", "xz", "7z", "rar",
          "md5", "sha1", "sha256");

  private Selection() {}

  /**
   * Why something is passed over; nothing if it is an image or a folder of images.
   *
   * @throws Refusal if it is a folder that cannot be opened by its name
   */
  public static Optional<Listed> passedOver(Entry entry) {
    return switch (entry.kind()) {
      case LINK_TO_NOTHING -> remark(Remark.LINK_TO_NOTHING, entry);
      case LINK_BACK -> remark(Remark.LINK_BACK, entry);
      case NO_FILE -> remark(Remark.NO_FILE, entry);
      case FOLDER, FOLDER_NOT_UTF8 -> folder(entry);
      case FILE, FILE_NOT_UTF8 -> file(entry);
    };
  }

  private static Optional<Listed> folder(Entry entry) {
    if (entry.name().startsWith(".")) {
      return remark(Remark.HIDDEN, entry);
    }
    if (entry.name().equals("__MACOSX")) {
      return remark(Remark.OF_MACOS, entry);
    }
    if (entry.name().startsWith("_")) {
      return remark(Remark.UNDERSCORED, entry);
    }
    if (entry.kind() == Entry.Kind.FOLDER_NOT_UTF8) {
      throw Refusal.input(
          "Cannot read images: the name of the folder %s is no UTF-8, so that nothing in it can be opened (rename it)"
              .formatted(entry.location()));
    }
    return Optional.empty();
  }

  private static Optional<Listed> file(Entry entry) {
    String extension = extension(entry.name());
    if (entry.name().startsWith(".")) {
      return remark(Remark.HIDDEN, entry);
    }
    if (SIDECARS.contains(extension)) {
      return Optional.of(new Listed.Remarked(Remark.SIDECAR, "." + extension, entry.location()));
    }
    // Cameras write _DSC0001.JPG, and jobs _SUCCESS.
    return entry.name().startsWith("_") && extension.isEmpty()
        ? remark(Remark.OF_JOBS, entry)
        : Optional.empty();
  }

  private static Optional<Listed> remark(Remark remark, Entry entry) {
    return Optional.of(Listed.remark(remark, entry.location()));
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}

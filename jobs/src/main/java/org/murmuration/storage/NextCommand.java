package org.murmuration.storage;

import java.util.Map;

/** How to come from what is there to what a command asks for. */
record NextCommand(String location, PlaceKind found) {
  private static final Map<String, String> MAKERS =
      Map.of(
          "network", "import-weights and new-network make one",
          "head", "train makes one from a table",
          "classifier", "pipeline makes one from a network and photos",
          "table", "embed makes one from a network and photos");

  /** A line to type, where there is one; else what makes such a thing. */
  String towards(String wanted) {
    String line =
        switch (found) {
          case FILE -> wanted.equals("network") ? "import-weights --from %s --to FOLDER" : "";
          case PHOTOS, PACK -> fromPhotos(wanted);
          case NETWORK -> fromNetwork(wanted);
          case TABLE -> wanted.equals("network") ? "" : "train --table %s --head FOLDER";
          case HEAD ->
              wanted.equals("classifier")
                  ? "assemble --network FOLDER --head %s --classifier FOLDER"
                  : "";
          default -> "";
        };
    return line.isEmpty()
        ? MAKERS.getOrDefault(wanted, "name another folder")
        : "next: " + line.formatted(location);
  }

  private static String fromPhotos(String wanted) {
    return switch (wanted) {
      case "classifier" -> "pipeline --network FOLDER --images %s --output FOLDER";
      case "table" -> "embed --network FOLDER --images %s --table FOLDER";
      default -> "";
    };
  }

  private static String fromNetwork(String wanted) {
    return switch (wanted) {
      case "classifier" -> "pipeline --network %s --images FOLDER --output FOLDER";
      case "table" -> "embed --network %s --images FOLDER --table FOLDER";
      default -> "";
    };
  }
}

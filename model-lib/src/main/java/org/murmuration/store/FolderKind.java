package org.murmuration.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.murmuration.refusal.Refusal;

/** What a folder of ours holds, told from its {@code config.json}. */
public enum FolderKind {
  NETWORK("architecture", "graph"),
  CLASSIFIER("head"),
  HEAD("labels");

  private static final String CONFIG = "config.json";

  private final String key;
  private final String otherKey;

  FolderKind(String key) {
    this(key, key);
  }

  /** Its configuration has one of these fields. */
  FolderKind(String key, String otherKey) {
    this.key = key;
    this.otherKey = otherKey;
  }

  /**
   * @throws java.io.FileNotFoundException if it is no folder of ours
   * @throws Refusal if its configuration is damaged, or that of something else
   */
  public static FolderKind of(Folder folder) throws IOException {
    String location = folder.location() + "/" + CONFIG;
    JsonNode config =
        new JsonFormat().read(SealedFolder.toRead(folder).read(CONFIG), JsonNode.class, location);
    for (FolderKind kind : values()) {
      if (config.has(kind.key) || config.has(kind.otherKey)) {
        return kind;
      }
    }
    throw Refusal.input(
        "Cannot read %s: it describes no network, classifier or head".formatted(location));
  }
}

package org.murmuration.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.murmuration.refusal.Refusal;

/** What a folder of ours holds, told from its {@code config.json}. */
public enum FolderKind {
  NETWORK("architecture"),
  CLASSIFIER("head"),
  HEAD("labels");

  private static final String CONFIG = "config.json";

  private final String key;

  FolderKind(String key) {
    this.key = key;
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
      if (config.has(kind.key)) {
        return kind;
      }
    }
    throw Refusal.input(
        "Cannot read %s: it describes no network, classifier or head".formatted(location));
  }
}

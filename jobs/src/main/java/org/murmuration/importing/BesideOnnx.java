package org.murmuration.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.murmuration.graph.Beside;
import org.murmuration.storage.Storage;
import org.murmuration.store.JsonFormat;
import org.murmuration.store.Sha256;

/** The folder of an ONNX file: what lies beside it, and which of that was used. */
final class BesideOnnx implements Beside {
  private static final String PIXELS = "preprocessor_config.json";
  private static final String TIMM = "config.json";
  private static final int PIECE_BYTES = 1 << 20;

  private final Storage storage;
  private final String file;
  private final SortedSet<String> used = new TreeSet<>();

  BesideOnnx(Storage storage, String file) {
    this.storage = storage;
    this.file = file;
  }

  private String place(String name) {
    return Storage.within(file.substring(0, file.lastIndexOf('/')), name);
  }

  @Override
  public InputStream open(String name) throws IOException {
    used.add(name);
    return storage.open(place(name));
  }

  /** How many files with weights were read. */
  int count() {
    return used.size();
  }

  /** Of the file, and of those with its weights in the order of their names, one after another. */
  String sha256() throws IOException {
    MessageDigest digest = Sha256.digest();
    add(digest, file);
    for (String name : used) {
      add(digest, place(name));
    }
    return Sha256.hex(digest.digest());
  }

  private void add(MessageDigest digest, String location) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    try (InputStream in = storage.open(location)) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        digest.update(piece, 0, count);
      }
    }
  }

  /** What is said of its images, if anything is. */
  Optional<PixelNotes> pixels() throws IOException {
    Optional<PixelNotes> own = json(PIXELS).map(json -> new PixelNotes(json, place(PIXELS)));
    return own.isPresent() ? own : timms();
  }

  private Optional<PixelNotes> timms() throws IOException {
    return json(TIMM)
        .flatMap(json -> new TimmConfig(json).notes())
        .map(notes -> new PixelNotes(notes, place(TIMM)));
  }

  private Optional<JsonNode> json(String name) throws IOException {
    String place = place(name);
    try {
      return Optional.of(new JsonFormat().read(storage.read(place), JsonNode.class, place));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }
}

package org.murmuration.listing;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.table.Columns;

/**
 * How a list of images is written, as its first bytes tell.
 *
 * @param charset of a CSV, as Java names it
 * @param separator between its values
 * @param header names of its columns; empty where its first bytes do not tell
 */
record ManifestFormat(boolean isParquet, String charset, String separator, List<String> header) {
  private static final int HEAD_BYTES = 1 << 16;

  /** Spreadsheets write what their country or their menu says. */
  private static final List<String> SEPARATORS = List.of(",", ";", "\t");

  private static final ManifestFormat PARQUET = unknown(true);
  private static final ManifestFormat PLAIN = unknown(false);

  private static ManifestFormat unknown(boolean isParquet) {
    return new ManifestFormat(isParquet, UTF_8.name(), SEPARATORS.get(0), List.of());
  }

  /**
   * @throws Refusal if its letters cannot be told, or its name is one that Spark passes over
   */
  static ManifestFormat of(Storage storage, String location) throws IOException {
    String name = location.substring(location.lastIndexOf('/') + 1);
    if (name.startsWith("_") || name.startsWith(".")) {
      throw Refusal.input(
          "Cannot read the manifest %s: its name begins with %s, which is for hidden files (rename it)"
              .formatted(location, name.charAt(0)));
    }
    if (name.endsWith(".parquet")) {
      return PARQUET;
    }
    return storage.isFolder(location) ? PLAIN : of(head(storage, location), location);
  }

  private static byte[] head(Storage storage, String location) throws IOException {
    try (InputStream in = storage.open(location)) {
      return in.readNBytes(HEAD_BYTES);
    }
  }

  static ManifestFormat of(byte[] head, String location) {
    if (startsWith(head, 'P', 'A', 'R', '1')) {
      return PARQUET;
    }
    if (startsWith(head, 0x1F, 0x8B)) {
      return PLAIN;
    }
    Charset charset = charset(head);
    String text = new String(head, charset);
    if (text.indexOf('\0') >= 0) {
      throw Refusal.input(
          "Cannot read the manifest %s: it is no text in UTF-8, nor in UTF-16 with its mark (save it as CSV in UTF-8)"
              .formatted(location));
    }
    String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    String separator = separator(header);
    return new ManifestFormat(false, charset.name(), separator, names(header, separator));
  }

  private static Charset charset(byte[] head) {
    if (startsWith(head, 0xFF, 0xFE)) {
      return UTF_16LE;
    }
    return startsWith(head, 0xFE, 0xFF) ? UTF_16BE : UTF_8;
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** The one that gives the columns; a comma, where none does. */
  private static String separator(String header) {
    return separator(header, List.of(Columns.URI, Columns.LABEL))
        .or(() -> separator(header, List.of(Columns.URI)))
        .orElse(SEPARATORS.get(0));
  }

  private static Optional<String> separator(String header, List<String> columns) {
    return SEPARATORS.stream()
        .filter(separator -> names(header, separator).containsAll(columns))
        .findFirst();
  }

  private static List<String> names(String header, String separator) {
    return Arrays.stream(header.split(separator + "(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
        .map(name -> plain(name.replace("\"", "")))
        .toList();
  }

  /** People write {@code URI} and {@code " Label"}, and spreadsheets a byte-order mark. */
  static String plain(String name) {
    return name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
  }

  /** Whether tasks can begin at any line: Spark looks for line ends as bytes. */
  boolean isCutAtLines() {
    return charset.equals(UTF_8.name());
  }
}

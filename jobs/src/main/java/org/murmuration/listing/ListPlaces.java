package org.murmuration.listing;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.murmuration.storage.Entry;
import org.murmuration.storage.Storage;

/**
 * Where a file may be that a list names: as it is written; where that is not there, as a URI whose
 * signs are encoded, or with the slashes of Windows turned.
 *
 * @param base the list's own folder, below which relative names are
 */
public record ListPlaces(String base, Storage storage) implements Serializable {
  /** Not one letter, which is a drive of Windows, and not a name with a colon. */
  private static final Pattern WITH_SCHEME =
      Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:/.*", Pattern.DOTALL);

  private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:[\\\\/].*", Pattern.DOTALL);
  private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

  /** The location of a file that is there. */
  public Optional<Entry> find(String written) throws IOException {
    for (String way : ways(written)) {
      try {
        return Optional.of(storage.entry(place(way)));
      } catch (FileNotFoundException e) {
        // The next way may lead there.
      } catch (IllegalArgumentException e) {
        // HDFS has no names with a colon.
      }
    }
    return Optional.empty();
  }

  private static Set<String> ways(String written) {
    List<String> turned = new ArrayList<>(List.of(written));
    if (written.indexOf('\\') >= 0 && !DRIVE.matcher(written).matches()) {
      turned.add(written.replace('\\', '/'));
    }
    Set<String> ways = new LinkedHashSet<>(turned);
    turned.forEach(way -> ways.add(decoded(way)));
    return ways;
  }

  /** The place that a list names, as it is written. */
  public String place(String written) {
    return WITH_SCHEME.matcher(written).matches() ? written : storage.below(base, written);
  }

  /** The same as storage writes it, which is not asked for it. */
  public String location(String written) throws IOException {
    return storage.qualified(place(written));
  }

  private static String decoded(String written) {
    if (!ENCODED.matcher(written).find()) {
      return written;
    }
    byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i++) {
      boolean encoded = i + 2 < bytes.length && bytes[i] == '%';
      int value = encoded ? hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]) : -1;
      if (encoded && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
        decoded.write(value);
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte digit) {
    return Character.digit(digit, 16);
  }
}

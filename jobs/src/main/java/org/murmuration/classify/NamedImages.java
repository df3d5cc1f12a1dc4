package org.murmuration.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.murmuration.command.ImageSource;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine.Option;

/** Options that say which images are to be named: no label is needed. */
final class NamedImages {
  /** Stands for standard input. */
  private static final String LIST = "-";

  /** What the driver can hold; more belong into a manifest, which executors read. */
  private static final int MOST = 100_000;

  @Option(
      names = "--images",
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "Images, folders of images, or patterns, 'new/*/2024-*', on any Hadoop file system; several, or - for a list on standard input, a path a line")
  private List<String> images;

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description =
          "In place of --images: CSV with a header, or Parquet, with a column uri, and if wanted label, the true one")
  private String manifest;

  /**
   * @throws Refusal (settings) unless one of both is named
   */
  ImageSource source() {
    return source(System.in);
  }

  /**
   * @param list for one who names it
   */
  ImageSource source(InputStream list) {
    List<String> places = new ArrayList<>();
    for (String place : images == null ? List.<String>of() : images) {
      if (place.equals(LIST)) {
        places.addAll(lines(list));
      } else {
        places.add(place);
      }
    }
    return new ImageSource(places, Optional.ofNullable(manifest));
  }

  /** Of UTF-8, whatever the locale is; blank ones are none. */
  private static List<String> lines(InputStream list) {
    List<String> lines = new ArrayList<>();
    try {
      BufferedReader reader = new BufferedReader(new InputStreamReader(list, UTF_8.newDecoder()));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.add(checked(lines, line));
        }
      }
    } catch (CharacterCodingException e) {
      throw Refusal.settings(
          "Cannot use --images -: standard input is not UTF-8 after '%s' (turn it into UTF-8)"
              .formatted(lines.isEmpty() ? "its begin" : lines.get(lines.size() - 1)));
    } catch (IOException e) {
      throw Refusal.settings("Cannot use --images -: standard input cannot be read");
    }
    if (lines.isEmpty()) {
      throw Refusal.settings(
          "Cannot use --images -: standard input names no image (a path a line)");
    }
    return lines;
  }

  private static String checked(List<String> lines, String line) {
    if (lines.size() == MOST) {
      throw Refusal.settings(
          "Cannot use --images -: standard input has more than %,d paths (put them into a file with the header uri, for --manifest)"
              .formatted(MOST));
    }
    return line;
  }
}

package org.murmuration.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.JsonFormat;

/**
 * What a folder of a table holds; its {@code _SUCCESS}.
 *
 * @param writer names the process that wrote it: none writes a row of the same image twice
 * @param committedMillis when it was committed, since 1970, and later than all that was there: its
 *     place among the runs, whatever becomes of its files' times; 0 where older programs did not
 *     say
 * @param legs folders of the same run that were committed before, if this one ends the run
 * @param parts its files
 * @param sha256 digests by the files' names; rows that were taken over have none
 * @param replaced folders whose newest rows it has, which count no more
 */
public record RunManifest(
    int formatVersion,
    String writer,
    long committedMillis,
    List<String> legs,
    PartFiles parts,
    Map<String, String> sha256,
    Replaced replaced) {
  private static final int FORMAT_VERSION = 3;

  /** Runs were never merged. */
  private static final int WITHOUT_REPLACED = 2;

  /** Of older programs, which did not say. */
  private static final String UNKNOWN = "";

  public RunManifest {
    legs = List.copyOf(legs);
    sha256 = new TreeMap<>(sha256);
  }

  /**
   * What a run that others were merged into has the rows of.
   *
   * @param sinceMillis when it took their place, since 1970
   * @param runs names of folders, of runs and legs; those that were removed since, too, as long as
   *     a run could still mean them
   */
  public record Replaced(long sinceMillis, List<String> runs) {
    static final Replaced NOTHING = new Replaced(0, List.of());

    public Replaced {
      runs = List.copyOf(runs);
    }
  }

  /** What a manifest is that replaces nothing: programs read it, too, that never merged a run. */
  private record OfUnmerged(
      int formatVersion,
      String writer,
      long committedMillis,
      List<String> legs,
      PartFiles parts,
      Map<String, String> sha256) {
    RunManifest asOfNow() {
      return new RunManifest(
          FORMAT_VERSION, writer, committedMillis, legs, parts, sha256, Replaced.NOTHING);
    }
  }

  /** The one field that every format has. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Version(int formatVersion) {}

  /**
   * Of files that tasks wrote.
   *
   * @param legs of the run that were committed before, if this ends it
   */
  public static RunManifest of(String writer, List<String> legs, List<WrittenFile> files) {
    Map<String, String> digests = new TreeMap<>();
    files.forEach(file -> digests.put(file.part().name(), file.sha256()));
    PartFiles parts = PartFiles.of(files.stream().map(WrittenFile::part).toList());
    return new RunManifest(FORMAT_VERSION, writer, 0, legs, parts, digests, Replaced.NOTHING);
  }

  /** The same with files whose digests nobody knows. */
  public RunManifest with(PartFiles others) {
    List<PartFile> all = Stream.concat(parts.files().stream(), others.files().stream()).toList();
    return new RunManifest(
        formatVersion, writer, committedMillis, legs, PartFiles.of(all), sha256, replaced);
  }

  /** The same without digests, which are long and which no reader compares. */
  RunManifest withoutDigests() {
    return new RunManifest(formatVersion, writer, committedMillis, legs, parts, Map.of(), replaced);
  }

  /** The same for whoever has looked whether its files are there. */
  RunManifest withoutFiles() {
    return new RunManifest(
        formatVersion, writer, committedMillis, legs, PartFiles.NONE, Map.of(), replaced);
  }

  RunManifest committedAt(long millis) {
    return new RunManifest(formatVersion, writer, millis, legs, parts, sha256, replaced);
  }

  RunManifest replacing(Replaced others) {
    return new RunManifest(formatVersion, writer, committedMillis, legs, parts, sha256, others);
  }

  /**
   * @param json as {@link #json} or an older program gives it
   * @param location of the JSON, for messages
   */
  public static RunManifest read(byte[] json, String location) {
    JsonFormat format = new JsonFormat();
    int version = format.read(json, Version.class, location).formatVersion();
    if (version > FORMAT_VERSION) {
      throw Refusal.input(
          "Cannot read %s: its format version is %d, this program knows 1 to %d"
              .formatted(location, version, FORMAT_VERSION));
    }
    return switch (version) {
      case FORMAT_VERSION -> format.read(json, RunManifest.class, location);
      case WITHOUT_REPLACED -> format.read(json, OfUnmerged.class, location).asOfNow();
      default -> old(PartFiles.read(json, location));
    };
  }

  private static RunManifest old(PartFiles parts) {
    return new RunManifest(
        FORMAT_VERSION, UNKNOWN, 0, List.of(), parts, Map.of(), Replaced.NOTHING);
  }

  /** In the oldest format that says all of it. */
  public byte[] json() {
    return new JsonFormat().write(replaced.runs().isEmpty() ? unmerged() : this);
  }

  private OfUnmerged unmerged() {
    return new OfUnmerged(WITHOUT_REPLACED, writer, committedMillis, legs, parts, sha256);
  }

  /** Older programs name none. */
  public boolean hasWriter() {
    return !writer.equals(UNKNOWN);
  }

  /** Whether it names no file. */
  @JsonIgnore
  public boolean isEmpty() {
    return parts.files().isEmpty();
  }
}

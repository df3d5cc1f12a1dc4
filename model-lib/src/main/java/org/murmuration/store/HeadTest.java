package org.murmuration.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.murmuration.refusal.Refusal;

/**
 * What a test said of one head, in {@code tested.json} of a report: what the card of a classifier
 * that is joined from this head may say.
 *
 * @param head SHA-256 of the head's parameters
 * @param metrics as {@link MeasuredTest} names them
 */
public record HeadTest(int formatVersion, String head, Map<String, Double> metrics) {
  private static final int FORMAT_VERSION = 1;
  private static final String FILE = "tested.json";

  public HeadTest {
    metrics = Map.copyOf(metrics);
  }

  /**
   * @param head as {@link HeadArchive#modelSha256} has it
   */
  public static HeadTest of(String head, Map<String, Double> metrics) {
    return new HeadTest(FORMAT_VERSION, head, metrics);
  }

  /** The one field that every format has. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Version(int formatVersion) {}

  /** Writes it beside the pages of a report. */
  public void write(Folder report) throws IOException {
    try (OutputStream out = report.create(FILE)) {
      out.write(new JsonFormat().write(this));
    }
  }

  /**
   * @throws Refusal if that is no report on a head, or another program's
   */
  public static HeadTest read(Folder report) throws IOException {
    String location = report.location() + "/" + FILE;
    byte[] json = bytes(report);
    JsonFormat format = new JsonFormat();
    int version = format.read(json, Version.class, location).formatVersion();
    if (version != FORMAT_VERSION) {
      throw Refusal.input(
          "Cannot read %s: its format version is %d, this program knows %d"
              .formatted(location, version, FORMAT_VERSION));
    }
    return format.read(json, HeadTest.class, location);
  }

  private static byte[] bytes(Folder report) throws IOException {
    try (InputStream in = report.open(FILE)) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      throw Refusal.input(
          "Cannot tell how a head did from %s: it holds no %s, which evaluate and tune write for a head (give the report of this head)"
              .formatted(report.location(), FILE),
          e);
    }
  }

  /**
   * The metrics, if they are of this head.
   *
   * @param wanted SHA-256 of the parameters of the head that is asked about
   * @param whose for messages
   * @throws Refusal (input) with both, if another head was tested
   */
  public Map<String, Double> of(String wanted, String whose, String report) {
    if (!head.equals(wanted)) {
      throw Refusal.input(
          "Cannot take the test in %s for head %s: it tested head %s, this one is %s (give the report of this head)"
              .formatted(report, whose, head, wanted));
    }
    return metrics;
  }
}

package org.murmuration.predictions;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;
import org.murmuration.refusal.Differences;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.TableNames;
import org.murmuration.store.JsonFormat;
import org.murmuration.table.Columns;

/**
 * What all predictions of a folder have in common; {@code _contract.json}, written once.
 *
 * @param kind {@value TableNames#PREDICTIONS}, which tells it from the contract of other tables
 * @param classifier fingerprint of the classifier
 * @param architecture of its network, for people
 * @param preprocessing what happened to the images before the network
 * @param top labels that a prediction lists, at most
 */
public record PredictionContract(
    int formatVersion,
    String kind,
    String classifier,
    String architecture,
    String preprocessing,
    int top) {
  private static final int FORMAT_VERSION = 2;

  /** In which the likeliest label is called as a true label is in other tables. */
  private static final int OF_PLAIN_LABELS = 1;

  public static PredictionContract of(
      String classifier, String architecture, String preprocessing, int top) {
    return new PredictionContract(
        FORMAT_VERSION, TableNames.PREDICTIONS, classifier, architecture, preprocessing, top);
  }

  /** The one field that every format has. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Version(int formatVersion) {}

  /**
   * @param location of the JSON, for messages
   * @throws Refusal if it is of another program's time
   */
  static PredictionContract read(byte[] json, String location) {
    JsonFormat format = new JsonFormat();
    int version = format.read(json, Version.class, location).formatVersion();
    if (version != FORMAT_VERSION && version != OF_PLAIN_LABELS) {
      throw Refusal.input(
          "Cannot read %s: its format version is %d, this program knows %d and %d"
              .formatted(location, version, OF_PLAIN_LABELS, FORMAT_VERSION));
    }
    return format.read(json, PredictionContract.class, location);
  }

  /** The column of the likeliest label, in rows that were there and in those that come. */
  String labelColumn() {
    return formatVersion == OF_PLAIN_LABELS ? Columns.LABEL : Columns.PREDICTED_LABEL;
  }

  /**
   * @throws Refusal (conflict) naming each difference with both values
   */
  void requireSame(PredictionContract wanted, String location) {
    Optional<String> differences =
        new Differences()
            .compare("classifier", classifier, wanted.classifier)
            .compare("pre-processing", preprocessing, wanted.preprocessing)
            .compare("number of labels", top, wanted.top)
            .words();
    if (differences.isPresent()) {
      throw Refusal.conflict(
          "Cannot write predictions to %s: those in it were made otherwise: %s (name another folder)"
              .formatted(location, differences.get()));
    }
  }
}

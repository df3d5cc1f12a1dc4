package org.murmuration.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.murmuration.refusal.Refusal;

/**
 * What all embeddings of a table have in common; {@code contract.json}, written once.
 *
 * @param network fingerprint of the network
 * @param architecture its name, for people
 * @param pretrained whether the network has seen anything
 * @param cut the layer whose output the embeddings are
 * @param pooling how that output became a vector
 * @param width floats in an embedding
 * @param preprocessing what happened to the images before the network
 * @param split how images were divided
 */
public record TableContract(
    int formatVersion,
    String network,
    String architecture,
    boolean pretrained,
    String cut,
    String pooling,
    int width,
    String preprocessing,
    SplitRule split) {
  public static final int FORMAT_VERSION = 1;

  /**
   * @throws Refusal (conflict) naming each difference with both values
   */
  void requireSame(TableContract wanted, String location) {
    List<String> differences = new ArrayList<>();
    compare(differences, "format version", formatVersion, wanted.formatVersion);
    compare(differences, "network", network, wanted.network);
    compare(differences, "cut", cut, wanted.cut);
    compare(differences, "pooling", pooling, wanted.pooling);
    compare(differences, "width", width, wanted.width);
    compare(differences, "pre-processing", preprocessing, wanted.preprocessing);
    compare(differences, "split", split, wanted.split);
    if (!differences.isEmpty()) {
      throw Refusal.conflict(
          "Cannot write to table %s: it was made otherwise: %s (name another table)"
              .formatted(location, String.join("; ", differences)));
    }
  }

  private static void compare(List<String> differences, String what, Object has, Object wants) {
    if (!Objects.equals(has, wants)) {
      differences.add("%s is %s, this run has %s".formatted(what, has, wants));
    }
  }
}

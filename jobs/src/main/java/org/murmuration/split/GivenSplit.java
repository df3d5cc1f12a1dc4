package org.murmuration.split;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people call the splits that they made themselves. */
public final class GivenSplit {
  private static final Map<Split, List<String>> NAMES =
      Map.of(
          Split.TRAIN, List.of("train", "training"),
          Split.VALIDATION, List.of("validation", "valid", "val", "dev"),
          Split.TEST, List.of("test", "testing"));

  private GivenSplit() {}

  /** For messages. */
  public static final String KNOWN = "train, validation (val, valid, dev) or test";

  /** The split of such a name, in any case; empty if it is none. */
  public static Optional<Split> named(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    return NAMES.entrySet().stream()
        .filter(split -> split.getValue().contains(plain))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}

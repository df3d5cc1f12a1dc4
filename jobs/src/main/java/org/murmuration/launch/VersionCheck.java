package org.murmuration.launch;

import java.util.List;
import org.murmuration.doctor.Versions;
import org.murmuration.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses in words what the jar cannot run on. Without it, the first call of a method that is not
 * there ends in a {@code NoSuchMethodError}.
 */
record VersionCheck(Versions found) {
  private static final Logger LOG = LoggerFactory.getLogger(VersionCheck.class);

  /**
   * @throws Refusal (settings) if the jar cannot run on them
   */
  void check() {
    List<String> problems = found.problems();
    if (!problems.isEmpty()) {
      throw Refusal.settings(
          "Cannot start: %s (what there is: %s; deploy/README.md says what goes together)"
              .formatted(String.join("; ", problems), found));
    }
    if (!found.unknown().isEmpty()) {
      LOG.warn("Not tried here: {}", String.join("; ", found.unknown()));
    }
  }
}

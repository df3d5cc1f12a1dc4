package org.murmuration.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A head's settings by name, as reports and messages show them. In format 1 all of them lay in
 * {@code training} under these names.
 */
final class HeadSettings {
  static final String FEATURE_SCALE = "feature_scale";
  static final String HIDDEN = "hidden";
  static final String PREPROCESSING = "preprocessing";
  static final String SPLIT = "split";
  static final String LEARNS_FROM = "learns_from";
  static final String FEATURES = "features";
  static final String LABEL = "label";
  static final String UNFROZEN_FROM = "unfrozen_from";
  static final String FINE_TUNED_FROM = "fine_tuned_from";
  static final String IMAGES = "images";

  /** Those of a training that are fields of their own. */
  static final Set<String> FIELDS = Set.of(FEATURE_SCALE, HIDDEN);

  private HeadSettings() {}

  static Map<String, String> of(HeadConfig head) {
    Map<String, String> settings = new LinkedHashMap<>(head.training());
    putKnown(settings, FEATURE_SCALE, head.input().featureScale());
    if (!head.hidden().isEmpty()) {
      settings.put(HIDDEN, head.hidden().toString());
    }
    putKnown(settings, PREPROCESSING, head.input().preprocessing());
    putExamples(settings, head);
    head.lastFineTuning().ifPresent(last -> putFineTuning(settings, last));
    return settings;
  }

  private static void putKnown(Map<String, String> settings, String name, String value) {
    if (!value.equals(HeadInput.UNKNOWN)) {
      settings.put(name, value);
    }
  }

  private static void putExamples(Map<String, String> settings, HeadConfig head) {
    LearntFrom examples = head.learntFrom();
    if (!examples.split().equals(SplitNote.UNKNOWN)) {
      settings.put(SPLIT, examples.split().toString());
    }
    if (examples.splits().size() > 1) {
      settings.put(LEARNS_FROM, String.join(" and ", examples.splits()) + " split");
    }
    if (head.network().equals(HeadConfig.NO_NETWORK)) {
      settings.put(FEATURES, head.cut());
      settings.put(LABEL, examples.labelColumn());
    }
  }

  private static void putFineTuning(Map<String, String> settings, FineTuning last) {
    settings.put(UNFROZEN_FROM, last.unfrozenFrom());
    settings.put(FINE_TUNED_FROM, last.classifier());
    settings.put(IMAGES, last.images());
  }
}

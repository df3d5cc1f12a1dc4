package org.murmuration.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first format of a head's configuration: all that is a field today lay as a string among the
 * settings of its training, and how images were divided was only known after a fine-tuning.
 */
final class HeadFormat1 {
  static final int VERSION = 1;

  /** As a fine-tuning wrote it. */
  private static final Pattern RULE =
      Pattern.compile("SplitRule\\[seed=(.+), validationShare=(.+), testShare=(.+)\\]");

  private final ObjectNode head;
  private final ObjectNode settings;

  private HeadFormat1(ObjectNode head) {
    this.head = head;
    this.settings = head.get("training") instanceof ObjectNode map ? map : head.objectNode();
  }

  /** What is missing stays so, and what is unknown stays where it is, for the reader to refuse. */
  static ObjectNode asOfNow(ObjectNode old) {
    HeadFormat1 format = new HeadFormat1(old.deepCopy());
    format.moveFineTuning();
    format.moveExamples();
    format.moveHidden();
    format.moveInput();
    return format.head.put("format_version", HeadConfig.FORMAT_VERSION);
  }

  private void moveFineTuning() {
    if (!settings.has(HeadSettings.UNFROZEN_FROM)) {
      return;
    }
    head.putArray("fine_tunings")
        .addObject()
        .<ObjectNode>set("unfrozen_from", settings.remove(HeadSettings.UNFROZEN_FROM))
        .<ObjectNode>set("classifier", taken(settings, HeadSettings.FINE_TUNED_FROM))
        .set("images", taken(settings, HeadSettings.IMAGES));
  }

  private void moveExamples() {
    ObjectNode examples = head.objectNode();
    examples.set("table", taken(head, "table"));
    examples.set("split", split());
    ArrayNode splits = examples.putArray("splits").add("train");
    if (settings.remove(HeadSettings.LEARNS_FROM) != null) {
      splits.add("validation");
    }
    examples.set("label_column", taken(settings, HeadSettings.LABEL, "label"));
    settings.remove(HeadSettings.FEATURES);
    head.set("learnt_from", examples);
  }

  private JsonNode split() {
    Matcher fineTuned = RULE.matcher(taken(settings, HeadSettings.SPLIT, "").asText());
    if (fineTuned.matches()) {
      return rule("content", fineTuned.group(1), fineTuned.group(2), fineTuned.group(3));
    }
    if (settings.has("split_seed")) {
      return rule("content", text("split_seed"), text("validation_share"), text("test_share"));
    }
    boolean foreign = head.path("network").asText().equals(HeadConfig.NO_NETWORK);
    return rule(foreign ? "column" : "unknown", "0", "0", "0");
  }

  private String text(String setting) {
    return taken(settings, setting, "").asText();
  }

  private ObjectNode rule(String decidedBy, String seed, String validation, String test) {
    return head.objectNode()
        .put("decided_by", decidedBy)
        .put("seed", seed)
        .put("validation_share", validation)
        .put("test_share", test);
  }

  private void moveHidden() {
    ArrayNode units = head.putArray("hidden");
    String hidden = taken(settings, HeadSettings.HIDDEN, "").asText();
    if (!hidden.isEmpty()) {
      List.of(hidden.split(",", -1)).forEach(units::add);
    }
  }

  private void moveInput() {
    ObjectNode input = head.objectNode();
    for (String name : List.of("network", "cut", "pooling", "width")) {
      input.set(name, taken(head, name));
    }
    for (String name : List.of(HeadSettings.PREPROCESSING, HeadSettings.FEATURE_SCALE)) {
      input.set(name, taken(settings, name, HeadInput.UNKNOWN));
    }
    head.set("input", input);
  }

  private static JsonNode taken(ObjectNode from, String name, String otherwise) {
    JsonNode found = from.remove(name);
    return found == null ? TextNode.valueOf(otherwise) : found;
  }

  /** Nothing where nothing is, which the reader names. */
  private static JsonNode taken(ObjectNode from, String name) {
    JsonNode found = from.remove(name);
    return found == null ? NullNode.getInstance() : found;
  }
}

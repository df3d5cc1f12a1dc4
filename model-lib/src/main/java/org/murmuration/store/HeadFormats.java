package org.murmuration.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.murmuration.refusal.Refusal;

/** The formats that a head's configuration has had, and how each becomes today's. */
final class HeadFormats {
  private static final String VERSION = "format_version";

  private HeadFormats() {}

  /**
   * The configuration of a head as today's format has it.
   *
   * @param location of the JSON, for messages
   * @throws Refusal if this program does not know its format
   */
  static JsonNode current(JsonNode found, String location) {
    if (!(found instanceof ObjectNode head) || !head.path(VERSION).isInt()) {
      return found;
    }
    return switch (head.get(VERSION).intValue()) {
      case HeadFormat1.VERSION -> whole(HeadFormat1.asOfNow(head));
      case HeadConfig.FORMAT_VERSION -> whole(head);
      default ->
          throw Refusal.input(
              "Cannot read %s: %s".formatted(location, unknown(head.get(VERSION).intValue())));
    };
  }

  /** Lists that are not written where they are empty. */
  private static ObjectNode whole(ObjectNode head) {
    for (String list : new String[] {"hidden", "fine_tunings"}) {
      if (!head.has(list)) {
        head.putArray(list);
      }
    }
    return head;
  }

  static String unknown(int version) {
    return "Cannot read this head folder: its format version is %d, this program knows %d and %d"
        .formatted(version, HeadFormat1.VERSION, HeadConfig.FORMAT_VERSION);
  }
}

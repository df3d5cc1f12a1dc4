package org.murmuration.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What the {@code config.json} of a model of timm's says of images, in the words of a {@code
 * preprocessor_config.json}.
 *
 * @param json its content; other libraries have a file of this name, too
 */
record TimmConfig(JsonNode json) {
  private static final int HEIGHT = 1;
  private static final int WIDTH = 2;

  /** Empty if the file is another library's. */
  Optional<JsonNode> notes() {
    JsonNode own = json.path("pretrained_cfg");
    return own.has("mean") && own.has("std") ? Optional.of(notes(own)) : Optional.empty();
  }

  private static JsonNode notes(JsonNode own) {
    ObjectNode notes = JsonNodeFactory.instance.objectNode();
    notes.set("image_mean", own.get("mean"));
    notes.set("image_std", own.get("std"));
    notes.put("do_normalize", true);
    notes.put("resample", PixelNotes.filter(own.path("interpolation").asText("bilinear")));
    // [channels, height, width]
    putSize(notes, own.path("input_size"), own);
    return notes;
  }

  private static void putSize(ObjectNode notes, JsonNode size, JsonNode own) {
    int height = size.path(HEIGHT).asInt();
    int width = size.path(WIDTH).asInt();
    if (own.path("crop_mode").asText().equals("squash")) {
      notes.putObject("size").put("height", height).put("width", width);
      notes.put("do_center_crop", false);
      return;
    }
    notes.putObject("size").put("shortest_edge", Math.min(height, width));
    notes.putObject("crop_size").put("height", height).put("width", width);
    notes.put("crop_pct", own.path("crop_pct").asDouble(1));
  }
}

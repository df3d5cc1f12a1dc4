package org.murmuration.ml;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.Folder;

/**
 * A stage's settings in Spark's own form, by which a {@code PipelineModel} finds the stage's class:
 * a line of JSON in {@code metadata/part-00000}.
 */
record StageMetadata(ObjectNode json, String location) {
  private static final String FILE = "metadata/part-00000";
  private static final String DONE = "metadata/_SUCCESS";
  private static final String CLASS = "class";
  private static final String UID = "uid";
  private static final String SET = "paramMap";
  private static final String DEFAULTS = "defaultParamMap";

  /**
   * @param left params by name that are not saved
   */
  static StageMetadata of(Params stage, Set<String> left, String sparkVersion) throws IOException {
    ObjectNode json = mapper().createObjectNode();
    json.put(CLASS, stage.getClass().getName());
    json.put("timestamp", System.currentTimeMillis());
    json.put("sparkVersion", sparkVersion);
    json.put(UID, stage.uid());
    ObjectNode set = json.putObject(SET);
    ObjectNode defaults = json.putObject(DEFAULTS);
    for (Param<?> param : stage.params()) {
      if (stage.isSet(param) && !left.contains(param.name())) {
        set.set(param.name(), encoded(param, stage.getOrDefault(param)));
      }
      if (stage.hasDefault(param)) {
        defaults.set(param.name(), encoded(param, stage.getDefault(param).get()));
      }
    }
    return new StageMetadata(json, "");
  }

  private static ObjectMapper mapper() {
    return JsonMapper.builder().build();
  }

  @SuppressWarnings("unchecked") // It is the param's own value.
  private static JsonNode encoded(Param<?> param, Object value) throws IOException {
    return mapper().readTree(((Param<Object>) param).jsonEncode(value));
  }

  void write(Folder to) throws IOException {
    try (OutputStream out = to.create(FILE)) {
      out.write((json + "\n").getBytes(UTF_8));
    }
    to.create(DONE).close();
  }

  /**
   * Empty where a command made the folder, and no stage was saved.
   *
   * @throws Refusal if another kind of stage was saved there
   */
  static Optional<StageMetadata> in(Storage storage, String place, Class<?> wanted)
      throws IOException {
    String location = Storage.within(place, FILE);
    if (!storage.hasFile(location)) {
      return Optional.empty();
    }
    JsonNode json = mapper().readTree(storage.read(location));
    if (json instanceof ObjectNode found && found.path(CLASS).asText().equals(wanted.getName())) {
      return Optional.of(new StageMetadata(found, location));
    }
    throw Refusal.input(
        "Cannot load %s: it is the stage '%s', wanted is %s"
            .formatted(place, simple(json.path(CLASS).asText()), wanted.getSimpleName()));
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  String uid() {
    return json.path(UID).asText();
  }

  /** What is not set is as the stage's class has it. */
  void setOn(Params stage) {
    json.path(SET).fields().forEachRemaining(entry -> set(stage, entry.getKey(), entry.getValue()));
  }

  private void set(Params stage, String name, JsonNode value) {
    if (!stage.hasParam(name)) {
      throw Refusal.input(
          "Cannot read %s: it sets '%s', which this version does not know"
              .formatted(location, name));
    }
    set(stage, stage.getParam(name), value);
  }

  private static <V> void set(Params stage, Param<V> param, JsonNode value) {
    stage.set(param, param.jsonDecode(value.toString()));
  }
}

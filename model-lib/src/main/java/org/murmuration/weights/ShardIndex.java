package org.murmuration.weights;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.murmuration.refusal.Refusal;
import org.murmuration.safetensors.TensorInfo;

/**
 * The JSON beside a network that lies in several safetensors files: which array is in which of them
 * (Hugging Face's {@code model.safetensors.index.json}).
 */
public final class ShardIndex {
  /** What the names of such files end with. */
  public static final String SUFFIX = ".index.json";

  private static final String MAP = "weight_map";
  private static final int MAX_BYTES = 8_000_000;
  private static final int MAX_FILES = 1000;

  private final String location;
  private final SortedMap<String, Set<String>> arraysByFile = new TreeMap<>();

  /**
   * @param content the whole file
   * @throws Refusal if that is no such index, or names files that lie elsewhere
   */
  public ShardIndex(ByteBuffer content, String location) {
    this.location = location;
    if (content.limit() > MAX_BYTES) {
      throw refusal("it has %d bytes, more than any index".formatted(content.limit()));
    }
    String text = UTF_8.decode(content.duplicate().rewind()).toString();
    JsonNode map = ForeignJson.parse(text, "text", location).path(MAP);
    map.fields().forEachRemaining(field -> add(field.getKey(), field.getValue()));
    if (arraysByFile.isEmpty() || arraysByFile.size() > MAX_FILES) {
      throw refusal("its %s names %d files".formatted(MAP, arraysByFile.size()));
    }
  }

  /** Names go into paths: what could lead out of the folder is no name of a shard. */
  private void add(String array, JsonNode file) {
    String name = file.asText();
    if (!file.isTextual() || !name.matches("[\\w-][\\w. -]*\\.\\w+")) {
      throw refusal(
          "'%s' is to be in '%s', which is no name of a file beside it".formatted(array, name));
    }
    if (!name.endsWith(".safetensors")) {
      throw refusal(
          "its shards are files such as '%s', which are not read (save them as safetensors: save_pretrained with safe_serialization=True)"
              .formatted(name));
    }
    arraysByFile.computeIfAbsent(name, key -> new TreeSet<>()).add(array);
  }

  private Refusal refusal(String why) {
    return Refusal.input("Cannot import %s as an index of shards: %s".formatted(location, why));
  }

  /** Names of the files beside it, sorted. */
  public List<String> files() {
    return List.copyOf(arraysByFile.keySet());
  }

  /**
   * @param contents of all {@link #files}, by name
   * @param locations of the same, for messages
   * @throws Refusal if a shard has other arrays than the index says
   */
  public WeightsFile open(Map<String, ByteBuffer> contents, Map<String, String> locations)
      throws IOException {
    List<SafetensorsPart> parts = new ArrayList<>();
    for (String file : files()) {
      ByteBuffer whole = contents.get(file).asReadOnlyBuffer().clear();
      WeightsFile.requireSafetensors(whole, locations.get(file));
      SafetensorsPart part = new SafetensorsPart(whole, locations.get(file));
      requireArrays(part, arraysByFile.get(file));
      parts.add(part);
    }
    return WeightsFile.of(parts, location);
  }

  private void requireArrays(SafetensorsPart part, Set<String> listed) throws IOException {
    Set<String> missing = new TreeSet<>(listed);
    Set<String> more = new TreeSet<>();
    for (TensorInfo tensor : part.open().tensors()) {
      if (!missing.remove(tensor.name())) {
        more.add(tensor.name());
      }
    }
    if (!missing.isEmpty() || !more.isEmpty()) {
      throw Refusal.input(
          "Cannot import %s: by the index %s it lacks %s and should not have %s (are both of one network?)"
              .formatted(part.location(), location, missing, more));
    }
  }
}

package org.murmuration.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.murmuration.refusal.Refusal;

/** Reads a network's configuration in the form that its format version says. */
final class NetworkConfigReader extends JsonDeserializer<NetworkConfig> {
  private static final String VERSION = "format_version";

  @Override
  public NetworkConfig deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    JsonNode found = context.readTree(parser);
    try {
      return read(found, context);
    } catch (Refusal e) {
      throw JsonMappingException.from(parser, e.getMessage(), e);
    }
  }

  private static NetworkConfig read(JsonNode found, DeserializationContext context)
      throws IOException {
    int version = found.path(VERSION).asInt(NetworkConfig.OF_A_FAMILY);
    if (version == NetworkConfig.OF_A_GRAPH) {
      NetworkConfig.OfGraph graph = context.readTreeAsValue(found, NetworkConfig.OfGraph.class);
      return new NetworkConfig(
          version,
          graph.graph().backbone(),
          graph.preset(),
          List.of(),
          graph.source(),
          graph.weightsSha256());
    }
    if (version != NetworkConfig.OF_A_FAMILY) {
      throw Refusal.input(NetworkConfig.unknown(version));
    }
    NetworkConfig.OfFamily family = context.readTreeAsValue(found, NetworkConfig.OfFamily.class);
    return new NetworkConfig(
        family.formatVersion(),
        family.architecture(),
        family.preset(),
        family.layers(),
        family.source(),
        family.weightsSha256());
  }
}

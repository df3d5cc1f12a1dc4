package org.murmuration.store;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Backbone;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.graph.GraphBackbone;
import org.murmuration.graph.GraphDescription;
import org.murmuration.refusal.Refusal;

/**
 * The {@code config.json} of a network folder.
 *
 * @param formatVersion {@link #OF_A_FAMILY}, or {@link #OF_A_GRAPH} for a network that came as ONNX
 * @param backbone what is known of the network without its weights
 * @param preset how pixels become the network's input
 * @param layers for people: name, kind and output shape of a family's; computed from the
 *     architecture
 * @param weightsSha256 of the model's file
 */
@JsonDeserialize(using = NetworkConfigReader.class)
public record NetworkConfig(
    int formatVersion,
    Backbone backbone,
    String preset,
    List<LayerNote> layers,
    Source source,
    String weightsSha256) {
  static final int OF_A_FAMILY = 1;
  static final int OF_A_GRAPH = 2;

  /** A layer as {@code config.json} shows it. */
  public record LayerNote(String name, String kind, String shape) {}

  /** As {@code config.json} has a network of a known family. */
  record OfFamily(
      int formatVersion,
      Architecture architecture,
      String preset,
      List<LayerNote> layers,
      Source source,
      String weightsSha256) {}

  /** As {@code config.json} has a network that came as ONNX. */
  record OfGraph(
      int formatVersion,
      GraphDescription graph,
      String preset,
      Source source,
      String weightsSha256) {}

  public NetworkConfig {
    int wanted = backbone instanceof GraphBackbone ? OF_A_GRAPH : OF_A_FAMILY;
    if (formatVersion != wanted) {
      throw Refusal.input(unknown(formatVersion));
    }
    layers = List.copyOf(layers);
  }

  static String unknown(int formatVersion) {
    return "Cannot read this network folder: its format version is %d, this program knows %d and %d"
        .formatted(formatVersion, OF_A_FAMILY, OF_A_GRAPH);
  }

  static NetworkConfig of(
      Architecture architecture, String preset, Source source, String weightsSha256) {
    List<LayerNote> layers =
        NetworkSummary.of(architecture).rows().stream()
            .map(row -> new LayerNote(row.name(), row.kind().title(), row.shape().toString()))
            .toList();
    return new NetworkConfig(OF_A_FAMILY, architecture, preset, layers, source, weightsSha256);
  }

  static NetworkConfig of(
      GraphDescription graph, String preset, Source source, String weightsSha256) {
    return new NetworkConfig(
        OF_A_GRAPH, graph.backbone(), preset, List.of(), source, weightsSha256);
  }

  /** What is written. */
  @JsonValue
  Object form() {
    return graph()
        .<Object>map(
            graph -> new OfGraph(formatVersion, graph.description(), preset, source, weightsSha256))
        .orElseGet(
            () ->
                new OfFamily(formatVersion, architecture(), preset, layers, source, weightsSha256));
  }

  /** The same network with other weights. */
  NetworkConfig withWeights(String sha256) {
    return new NetworkConfig(formatVersion, backbone, preset, layers, source, sha256);
  }

  /** A network that came as ONNX; empty for one of a known family. */
  public Optional<GraphBackbone> graph() {
    return backbone instanceof GraphBackbone graph ? Optional.of(graph) : Optional.empty();
  }

  /** The model's file, in the folder of a network and in that of a classifier. */
  String modelFile() {
    return graph().isPresent() ? NetworkArchive.GRAPH : NetworkArchive.MODEL;
  }

  /**
   * The layers of a known family.
   *
   * @throws Refusal (settings) for a network that came as ONNX
   */
  public Architecture architecture() {
    if (backbone instanceof Architecture architecture) {
      return architecture;
    }
    throw Refusal.settings(
        "Cannot do this with %s: it came as an ONNX file, which is used as it is, in float32 (use a network of a known family, such as vgg16)"
            .formatted(backbone.id()));
  }

  /** Identifies what the network computes: two networks with one fingerprint are the same. */
  public String fingerprint() {
    return Sha256.of(String.join("\n", computed()));
  }

  private List<String> computed() {
    return graph()
        .map(graph -> List.of("onnx", graph.input().toString(), preset, weightsSha256))
        .orElseGet(() -> computedBy(architecture()));
  }

  private List<String> computedBy(Architecture architecture) {
    return List.of(
        architecture.id(),
        architecture.input().toString(),
        architecture.widths().toString(),
        Integer.toString(architecture.classes()),
        preset,
        weightsSha256);
  }
}

package org.murmuration.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Backbone;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.refusal.Refusal;

/**
 * The {@code config.json} of a network folder.
 *
 * @param formatVersion of this record
 * @param preset how pixels become the network's input
 * @param layers for people: name, kind and output shape; computed from the architecture
 * @param weightsSha256 of {@code model.safetensors}
 */
public record NetworkConfig(
    int formatVersion,
    Architecture architecture,
    String preset,
    List<LayerNote> layers,
    Source source,
    String weightsSha256) {
  static final int FORMAT_VERSION = 1;

  /** A layer as {@code config.json} shows it. */
  public record LayerNote(String name, String kind, String shape) {}

  public NetworkConfig {
    if (formatVersion != FORMAT_VERSION) {
      throw Refusal.input(
          "Cannot read this network folder: its format version is %d, this program knows %d"
              .formatted(formatVersion, FORMAT_VERSION));
    }
    layers = List.copyOf(layers);
  }

  static NetworkConfig of(
      Architecture architecture, String preset, Source source, String weightsSha256) {
    List<LayerNote> layers =
        NetworkSummary.of(architecture).rows().stream()
            .map(row -> new LayerNote(row.name(), row.kind().title(), row.shape().toString()))
            .toList();
    return new NetworkConfig(FORMAT_VERSION, architecture, preset, layers, source, weightsSha256);
  }

  /** The same network with other weights. */
  NetworkConfig withWeights(String sha256) {
    return new NetworkConfig(formatVersion, architecture, preset, layers, source, sha256);
  }

  /** What is known of the network without its weights. */
  @JsonIgnore
  public Backbone backbone() {
    return architecture;
  }

  /** Identifies what the network computes: two networks with one fingerprint are the same. */
  @JsonIgnore
  public String fingerprint() {
    return Sha256.of(
        String.join(
            "\n",
            architecture.id(),
            architecture.input().toString(),
            architecture.widths().toString(),
            Integer.toString(architecture.classes()),
            preset,
            weightsSha256));
  }
}

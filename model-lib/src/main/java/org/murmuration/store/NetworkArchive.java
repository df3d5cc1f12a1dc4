package org.murmuration.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.FrozenPass;
import org.murmuration.graph.Beside;
import org.murmuration.graph.GraphDescription;
import org.murmuration.graph.GraphModel;
import org.murmuration.graph.GraphPrefix;
import org.murmuration.image.Preset;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.OnnxNetwork;
import org.murmuration.network.PretrainedNetwork;

/**
 * A pre-trained network in a folder: {@code config.json} and {@code model.safetensors}, or {@code
 * model.onnx} of one that came as ONNX.
 */
public final class NetworkArchive {
  static final String CONFIG = "config.json";
  static final String MODEL = "model.safetensors";
  static final String GRAPH = "model.onnx";

  private final SealedFolder folder;
  private final String location;
  private final NetworkConfig config;

  private NetworkArchive(SealedFolder folder, String location, NetworkConfig config) {
    this.folder = folder;
    this.location = location;
    this.config = config;
  }

  public static void write(PretrainedNetwork network, Preset preset, Source source, Folder folder)
      throws IOException {
    SealedFolder sealed = SealedFolder.toWrite(folder);
    try (OutputStream out = sealed.create(MODEL)) {
      ParametersFile.write(network.parameters(), out);
    }
    NetworkConfig config =
        NetworkConfig.of(network.architecture(), preset.id(), source, sealed.sum(MODEL));
    sealed.write(CONFIG, new JsonFormat().write(config));
    sealed.seal();
  }

  /** Writes a network that came as ONNX, with all its weights inside. */
  public static void write(
      GraphModel model, GraphDescription graph, Preset preset, Source source, Folder folder)
      throws IOException {
    SealedFolder sealed = SealedFolder.toWrite(folder);
    try (OutputStream out = sealed.create(GRAPH)) {
      model.writeTo(out);
    }
    NetworkConfig config = NetworkConfig.of(graph, preset.id(), source, sealed.sum(GRAPH));
    sealed.write(CONFIG, new JsonFormat().write(config));
    sealed.seal();
  }

  /**
   * Reads the configuration.
   *
   * @throws java.io.FileNotFoundException if that is no network folder
   */
  public static NetworkArchive open(Folder folder) throws IOException {
    SealedFolder sealed = SealedFolder.toRead(folder);
    NetworkConfig config =
        new JsonFormat()
            .read(sealed.read(CONFIG), NetworkConfig.class, folder.location() + "/" + CONFIG);
    return new NetworkArchive(sealed, folder.location() + "/" + config.modelFile(), config);
  }

  public NetworkConfig config() {
    return config;
  }

  /** Where the model's file is. */
  public String modelLocation() {
    return location;
  }

  /** SHA-256 of the model's file, as {@code SHA256SUMS} has it. */
  public String modelSha256() {
    return folder.sum(config.modelFile());
  }

  /**
   * The prefix that ends at a cut, checked against {@code SHA256SUMS}, to be joined to a head.
   *
   * @return a prefix that the caller closes
   */
  public FrozenPrefix prefix(CutPoint cut) throws IOException {
    ParameterLayout slots = FrozenPrefix.slots(config.architecture(), cut);
    Parameters parameters = folder.read(MODEL, in -> ParametersFile.read(in, slots, location));
    return FrozenPrefix.joinable(config.architecture(), List.of(cut), parameters);
  }

  /**
   * The graph of a network that came as ONNX, with its weights, which are on the heap; checked
   * against {@code SHA256SUMS}.
   */
  public GraphModel graph() throws IOException {
    return folder.read(GRAPH, in -> graph(config, in, location));
  }

  /** The same from the file, wherever that comes from. */
  static GraphModel graph(NetworkConfig config, InputStream in, String location)
      throws IOException {
    return GraphModel.read(in, Beside.NOTHING, location).sized(config.backbone().input());
  }

  /** The safetensors or ONNX file of a prefix alone, as executors get it. */
  public void trim(List<CutPoint> cuts, OutputStream out) throws IOException {
    if (config.graph().isPresent()) {
      graph().prefix(cuts.stream().map(CutPoint::layer).toList()).writeTo(out);
      return;
    }
    ParameterLayout slots = FrozenPrefix.slots(config.architecture(), cuts);
    try (Parameters parameters =
        folder.read(MODEL, in -> ParametersFile.read(in, slots, location))) {
      ParametersFile.write(parameters, out);
    }
  }

  /**
   * What a network that came as ONNX computes up to its cuts.
   *
   * @param pruned what {@link #trim} wrote
   * @return a pass that the caller closes
   */
  public static FrozenPass pass(NetworkConfig config, List<CutPoint> cuts, InputStream pruned)
      throws IOException {
    return OnnxNetwork.prefix(config.graph().orElseThrow(), cuts, pruned);
  }

  /**
   * The same from the folder's own file.
   *
   * @param whole all of {@code model.onnx}
   * @param location of the file, for messages
   */
  public static FrozenPass passOfWhole(
      NetworkConfig config, List<CutPoint> cuts, InputStream whole, String location)
      throws IOException {
    GraphPrefix pruned =
        graph(config, whole, location).prefix(cuts.stream().map(CutPoint::layer).toList());
    return pass(config, cuts, new ByteArrayInputStream(pruned.bytes()));
  }
}

package org.murmuration.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.dl4j.Parameters;
import org.murmuration.image.Preset;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;

/** A pre-trained network in a folder: {@code config.json} and {@code model.safetensors}. */
public final class NetworkArchive {
  static final String CONFIG = "config.json";
  static final String MODEL = "model.safetensors";

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
    return new NetworkArchive(sealed, folder.location() + "/" + MODEL, config);
  }

  public NetworkConfig config() {
    return config;
  }

  /** Where the parameters' file is. */
  public String modelLocation() {
    return location;
  }

  /** SHA-256 of the parameters' file, as {@code SHA256SUMS} has it. */
  public String modelSha256() {
    return folder.sum(MODEL);
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

  /** The safetensors file of a prefix alone, as executors get it. */
  public void trim(List<CutPoint> cuts, OutputStream out) throws IOException {
    ParameterLayout slots = FrozenPrefix.slots(config.architecture(), cuts);
    try (Parameters parameters =
        folder.read(MODEL, in -> ParametersFile.read(in, slots, location))) {
      ParametersFile.write(parameters, out);
    }
  }
}

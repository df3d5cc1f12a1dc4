package org.murmuration.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.dl4j.Parameters;
import org.murmuration.network.TailState;
import org.murmuration.safetensors.SafetensorsReader;
import org.murmuration.safetensors.SafetensorsWriter;
import org.murmuration.safetensors.StreamedArray;

/**
 * A fine-tuning that is under way, in a folder: {@code config.json}, {@code parameters.safetensors}
 * and {@code updater.safetensors}. None of it comes onto the heap as a whole.
 */
public final class TailCheckpoint {
  private static final String CONFIG = "config.json";
  private static final String PARAMETERS = "parameters.safetensors";
  private static final String UPDATER = "updater.safetensors";

  private final SealedFolder folder;
  private final String location;
  private final TailProgress progress;

  private TailCheckpoint(SealedFolder folder, String location, TailProgress progress) {
    this.folder = folder;
    this.location = location;
    this.progress = progress;
  }

  public static void write(TailState state, TailProgress progress, Folder folder)
      throws IOException {
    SealedFolder sealed = SealedFolder.toWrite(folder);
    try (OutputStream out = sealed.create(PARAMETERS)) {
      ParametersFile.write(state.parameters(), out);
    }
    if (state.updaterLength() > 0) {
      try (OutputStream out = sealed.create(UPDATER)) {
        SafetensorsWriter.write(List.of(updater(state)), Map.of(), out);
      }
    }
    sealed.write(CONFIG, new JsonFormat().write(progress));
    sealed.seal();
  }

  private static StreamedArray updater(TailState state) {
    List<Integer> shape = List.of(Math.toIntExact(state.updaterLength()));
    return new StreamedArray("updater", shape, out -> out.write(state.updaterMemory()));
  }

  /**
   * @throws java.io.FileNotFoundException if that is no checkpoint, or one that was not finished
   */
  public static TailCheckpoint open(Folder folder) throws IOException {
    SealedFolder sealed = SealedFolder.toRead(folder);
    String config = folder.location() + "/" + CONFIG;
    return new TailCheckpoint(
        sealed,
        folder.location(),
        new JsonFormat().read(sealed.read(CONFIG), TailProgress.class, config));
  }

  public TailProgress progress() {
    return progress;
  }

  /**
   * @return parameters that the caller closes
   */
  public Parameters parameters(ParameterLayout slots) throws IOException {
    return folder.read(
        PARAMETERS, in -> ParametersFile.read(in, slots, location + "/" + PARAMETERS));
  }

  /**
   * @return a state that the caller closes
   */
  public TailState state(ParameterLayout slots) throws IOException {
    TailState state = TailState.of(parameters(slots), progress.updaterLength());
    if (progress.updaterLength() > 0) {
      folder.read(UPDATER, in -> fill(state, in));
    }
    return state;
  }

  private TailState fill(TailState state, InputStream in) throws IOException {
    SafetensorsReader.open(in, location + "/" + UPDATER)
        .forEach((tensor, floats) -> floats.read(state.updaterMemory()));
    return state;
  }
}

package org.murmuration.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.safetensors.FloatInput;
import org.murmuration.safetensors.SafetensorsReader;
import org.murmuration.safetensors.SafetensorsWriter;
import org.murmuration.safetensors.StreamedArray;
import org.murmuration.safetensors.TensorInfo;

/**
 * A training that is under way, in a folder: {@code config.json}, {@code state.safetensors} and
 * {@code history.csv}.
 *
 * @param config of the head that it is to become
 * @param parameters of the network, in the order of whoever trains it
 * @param updater such as momentum's velocities; may be empty
 * @param best parameters of the epoch with the lowest validation loss; empty if nobody asked
 * @param history an entry for each epoch that is done
 */
public record TrainingCheckpoint(
    HeadConfig config,
    float[] parameters,
    float[] updater,
    float[] best,
    List<EvaluationReport.Epoch> history) {
  private static final String CONFIG = "config.json";
  private static final String STATE = "state.safetensors";
  private static final String HISTORY = "history.csv";
  private static final String PARAMETERS = "parameters";
  private static final String UPDATER = "updater";
  private static final String BEST = "best";

  public TrainingCheckpoint {
    history = List.copyOf(history);
  }

  public void write(Folder folder) throws IOException {
    SealedFolder sealed = SealedFolder.toWrite(folder);
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    SafetensorsWriter.write(arrays(), Map.of(), state);
    sealed.write(STATE, state.toByteArray());
    sealed.write(CONFIG, new JsonFormat().write(config));
    sealed.write(HISTORY, HistoryCsv.write(history));
    sealed.seal();
  }

  private List<StreamedArray> arrays() {
    List<StreamedArray> arrays = new ArrayList<>();
    add(arrays, PARAMETERS, parameters);
    add(arrays, UPDATER, updater);
    add(arrays, BEST, best);
    return arrays;
  }

  private static void add(List<StreamedArray> arrays, String name, float[] values) {
    if (values.length > 0) {
      arrays.add(
          new StreamedArray(
              name, List.of(values.length), out -> out.write(FloatBuffer.wrap(values))));
    }
  }

  /**
   * @throws java.io.FileNotFoundException if that is no checkpoint, or one that was not finished
   * @throws org.murmuration.refusal.Refusal if the folder is damaged
   */
  public static TrainingCheckpoint open(Folder folder) throws IOException {
    SealedFolder sealed = SealedFolder.toRead(folder);
    Map<String, float[]> arrays = new HashMap<>();
    sealed.read(
        STATE,
        in -> {
          SafetensorsReader.open(in, folder.location() + "/" + STATE)
              .forEach((tensor, floats) -> arrays.put(tensor.name(), values(tensor, floats)));
          return arrays;
        });
    return new TrainingCheckpoint(
        HeadConfig.read(sealed.read(CONFIG), folder.location() + "/" + CONFIG),
        arrays.getOrDefault(PARAMETERS, new float[0]),
        arrays.getOrDefault(UPDATER, new float[0]),
        arrays.getOrDefault(BEST, new float[0]),
        HistoryCsv.read(sealed.read(HISTORY), folder.location() + "/" + HISTORY));
  }

  private static float[] values(TensorInfo tensor, FloatInput floats) throws IOException {
    float[] values = new float[Math.toIntExact(tensor.elements())];
    floats.read(FloatBuffer.wrap(values));
    return values;
  }
}

package org.murmuration.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.dl4j.Parameters;
import org.murmuration.refusal.Refusal;
import org.murmuration.safetensors.SafetensorsReader;
import org.murmuration.safetensors.SafetensorsWriter;
import org.murmuration.safetensors.StreamedArray;
import org.murmuration.safetensors.TensorInfo;

/**
 * A network's parameters as a safetensors file, in the order of their {@link ParameterLayout}:
 * reading it is one copy from front to back.
 */
public final class ParametersFile {
  private ParametersFile() {}

  public static void write(Parameters parameters, OutputStream out) throws IOException {
    List<StreamedArray> arrays =
        parameters.slots().all().stream()
            .map(slot -> StreamedArray.of(slot.name(), slot, parameters))
            .toList();
    SafetensorsWriter.write(arrays, Map.of(), out);
  }

  /**
   * Reads the arrays that the slots name; others are passed over.
   *
   * @return parameters that the caller closes
   * @throws Refusal if an array is missing or has another shape, or that is no whole safetensors
   *     file
   */
  public static Parameters read(InputStream in, ParameterLayout slots, String location)
      throws IOException {
    Parameters parameters = Parameters.allocate(slots);
    try {
      fill(parameters, SafetensorsReader.open(in, location));
      return parameters;
    } catch (IOException | RuntimeException e) {
      parameters.close();
      throw e;
    }
  }

  private static void fill(Parameters parameters, SafetensorsReader file) throws IOException {
    Set<String> missing = new TreeSet<>();
    parameters.slots().all().forEach(slot -> missing.add(slot.name()));
    file.forEach(
        (tensor, floats) -> {
          ParameterSlot slot = parameters.slots().find(tensor.name());
          if (slot != null) {
            requireShape(slot, tensor, file.location());
            floats.read(parameters.memory(slot));
            missing.remove(slot.name());
          }
        });
    if (!missing.isEmpty()) {
      throw Refusal.input(
          "Cannot read %s: it lacks %s".formatted(file.location(), List.copyOf(missing)));
    }
  }

  private static void requireShape(ParameterSlot slot, TensorInfo tensor, String location) {
    if (!slot.holds(tensor.shape())) {
      throw Refusal.input(
          "Cannot read %s: found %s, expected the shape %s"
              .formatted(location, tensor, slot.shape()));
    }
  }
}

package org.murmuration.onednn;

import java.util.Map;
import java.util.stream.Collectors;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/** The scales of activations of 8 bits, as the library reads them. */
final class Scales {
  private final Map<String, memory> byName;

  /**
   * @param scales by the names of {@link Arithmetic#scaleOf}; what 1 stands for
   */
  Scales(engine cpu, Map<String, Float> scales, Natives natives) {
    this.byName =
        scales.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    scale -> floats(cpu, natives, new float[] {scale.getValue()})));
  }

  /** A vector that the owner keeps. */
  static memory floats(engine cpu, Natives natives, float[] values) {
    memory made =
        natives.keep(
            new memory(
                new memory.desc(
                    new long[] {values.length}, memory.data_type.f32, memory.format_tag.a),
                cpu));
    new FloatPointer(made.get_data_handle()).put(values, 0, values.length);
    return made;
  }

  memory of(String name) {
    memory scale = byName.get(name);
    if (scale == null) {
      throw new IllegalArgumentException(
          "Cannot compute with 8 bits: %s has no scale".formatted(name));
    }
    return scale;
  }
}

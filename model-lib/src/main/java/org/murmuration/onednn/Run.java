package org.murmuration.onednn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.PointerScope;
import org.murmuration.engine.ImageBatch;

/**
 * The memory of a program for one batch at a time, all of it made at once; it may go from thread to
 * thread.
 */
final class Run implements AutoCloseable {
  /** A step on a slice's own places. */
  private record Call(primitive work, IntMemoryMap arguments) {}

  /** The calls for each slice of a section. */
  private record Part(Section section, List<List<Call>> slices) {}

  private final int capacity;
  private final List<Integer> widths;
  private final Natives natives = new Natives();
  private final NativeBlock memory;
  private final FloatBuffer images;
  private final List<FloatBuffer> outputs = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final stream queue;

  Run(Program program, int capacity, engine cpu, List<Integer> widths, int floatsAnImage) {
    this.capacity = capacity;
    this.widths = widths;
    this.memory = new NativeBlock(program.bytes());
    try (PointerScope scope = Natives.scope()) {
      this.queue = natives.keep(new stream(cpu));
      this.images = memory.floats(program.images().offset(0), (long) capacity * floatsAnImage);
      for (int i = 0; i < widths.size(); i++) {
        long floats = (long) capacity * widths.get(i);
        outputs.add(memory.floats(program.outputs().get(i).offset(0), floats));
      }
      program.parts().forEach(part -> parts.add(bound(part, cpu)));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private Part bound(Program.Part part, engine cpu) {
    List<List<Call>> slices = new ArrayList<>();
    for (int slice = 0; slice < part.section().slices(); slice++) {
      List<Call> calls = new ArrayList<>();
      for (Step step : part.steps()) {
        calls.add(new Call(natives.keep(step.work()), arguments(step, slice, cpu)));
      }
      slices.add(List.copyOf(calls));
    }
    return new Part(part.section(), List.copyOf(slices));
  }

  private IntMemoryMap arguments(Step step, int slice, engine cpu) {
    IntMemoryMap arguments = natives.keep(new IntMemoryMap());
    for (Map.Entry<Integer, Place> entry : step.places().entrySet()) {
      Place place = entry.getValue();
      arguments.put(
          entry.getKey(), new memory(place.layout(), cpu, memory.at(place.offset(slice))));
    }
    step.shared().forEach(arguments::put);
    return arguments;
  }

  int capacity() {
    return capacity;
  }

  /** A row for each image of the batch and each output. */
  List<float[][]> of(ImageBatch batch) {
    FloatBuffer places = batch.places();
    images.clear().put(places.limit(batch.size() * (places.capacity() / capacity)));
    for (Part part : parts) {
      part.slices().stream().limit(part.section().slicesOf(batch.size())).forEach(this::execute);
    }
    queue._wait();
    List<float[][]> rows = new ArrayList<>();
    for (int i = 0; i < widths.size(); i++) {
      rows.add(rows(outputs.get(i).clear(), batch.size(), widths.get(i)));
    }
    return rows;
  }

  private void execute(List<Call> calls) {
    for (Call call : calls) {
      call.work().execute(queue, call.arguments());
    }
  }

  private static float[][] rows(FloatBuffer output, int count, int width) {
    float[][] rows = new float[count][width];
    for (float[] row : rows) {
      output.get(row);
    }
    return rows;
  }

  @Override
  public void close() {
    natives.close();
    memory.close();
  }
}

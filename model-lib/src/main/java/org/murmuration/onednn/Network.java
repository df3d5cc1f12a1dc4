package org.murmuration.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.PointerScope;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.architecture.Layer;
import org.murmuration.dl4j.Parameters;

/** A network's layers with their weights, of which programs are made for batches of any size. */
final class Network implements AutoCloseable {
  private final FrozenLayers layers;
  private final Arithmetic arithmetic;
  private final Natives natives = new Natives();
  private final engine cpu;
  private final Scales scales;
  private final Weights weights;

  /**
   * @param scales of activations of 8 bits; empty for other numbers
   * @param parameters only read, and only now
   */
  Network(
      FrozenLayers layers,
      Arithmetic arithmetic,
      Map<String, Float> scales,
      Parameters parameters) {
    this.layers = layers;
    this.arithmetic = arithmetic;
    try (PointerScope scope = Natives.scope()) {
      this.cpu = natives.keep(new engine(org.bytedeco.dnnl.engine.kind.cpu, 0));
      this.scales = new Scales(cpu, scales, natives);
      this.weights = Weights.of(layers, arithmetic, parameters, cpu);
    } catch (RuntimeException | Error e) {
      natives.close();
      throw e;
    }
  }

  FrozenLayers layers() {
    return layers;
  }

  engine cpu() {
    return cpu;
  }

  /**
   * @throws RuntimeException if the library has no kernel for a layer
   */
  Program program(int capacity) {
    Natives kept = new Natives();
    try (PointerScope scope = Natives.scope()) {
      return program(new Assembly(cpu, scales, kept), Sections.of(layers, capacity), kept);
    } catch (RuntimeException | Error e) {
      kept.close();
      throw e;
    }
  }

  private Program program(Assembly assembly, List<Section> sections, Natives kept) {
    LayerSteps steps = new LayerSteps(assembly, layers, arithmetic, weights);
    Place[] outputs = new Place[layers.outputs().size()];
    List<Program.Part> parts = new ArrayList<>();
    Section before = null;
    for (Section section : sections) {
      assembly.begin(section);
      if (before != null) {
        steps.reslice(before.last(), before.images());
      }
      for (Layer layer : section.layers()) {
        steps.add(layer);
        int output = layers.outputs().indexOf(layer.name());
        if (output >= 0) {
          outputs[output] = rows(assembly, layer);
        }
      }
      parts.add(new Program.Part(section, assembly.end()));
      before = section;
    }
    for (Place output : outputs) {
      output.region().neededAt(Integer.MAX_VALUE);
    }
    return new Program(
        parts,
        assembly.tensor(layers.layers().get(0).name()).place(),
        Arrays.asList(outputs),
        Region.place(assembly.regions()),
        new Kernels(assembly.kernels()),
        kept);
  }

  /** A row of float32 for each image of the batch. */
  private Place rows(Assembly assembly, Layer layer) {
    long[] dimensions = {assembly.images(), layers.shapes().get(layer.name()).elements()};
    memory.desc rows = Layouts.plain(dimensions, Numbers.FLOAT32);
    Tensor all = new Tensor(assembly.whole(rows), Numbers.FLOAT32, layer.name());
    assembly.copy(assembly.tensor(layer.name()), all);
    return all.place();
  }

  /** Lets go of weights as a program wanted them; runs that are out keep their own. */
  void forgetArrangements() {
    weights.forgetArrangements();
  }

  @Override
  public void close() {
    weights.close();
    natives.close();
  }
}

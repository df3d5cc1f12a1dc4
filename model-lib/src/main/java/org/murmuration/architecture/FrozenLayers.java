package org.murmuration.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A network that no longer learns, as a list: what an engine computes that knows nothing of cuts.
 *
 * @param architecture whose image is read
 * @param layers in order, input first, with the poolings and the head that come after the cuts
 * @param outputs names of the layers whose values are wanted, each a vector
 */
public record FrozenLayers(Architecture architecture, List<Layer> layers, List<String> outputs) {
  public FrozenLayers {
    layers = List.copyOf(layers);
    outputs = List.copyOf(outputs);
  }

  /** From the image to the embedding of each cut. */
  public static FrozenLayers of(CutPlans plan) {
    FrozenLayers network = new FrozenLayers(plan.architecture(), plan.layers(), List.of());
    for (GraphPlan cut : plan.cuts()) {
      LayerKind kind = cut.averages() ? LayerKind.AVERAGE_POOL : LayerKind.FLATTEN;
      network = network.giving(cut.last().name(), kind);
    }
    return network;
  }

  /** From the image to the probabilities of a head's classes. */
  public static FrozenLayers of(GraphPlan cut, HiddenLayers hidden, int labels) {
    List<Layer> layers = cut.toLabels(hidden, labels);
    return new FrozenLayers(
        cut.architecture(), layers, List.of(layers.get(layers.size() - 1).name()));
  }

  /** The same layers, of which others are wanted, as they are. */
  public FrozenLayers giving(List<String> names) {
    FrozenLayers network = new FrozenLayers(architecture, layers, List.of());
    for (String name : names) {
      network = network.giving(name, LayerKind.FLATTEN);
    }
    return network;
  }

  /** One output more; what is like an image is pooled at once, so that little is kept of it. */
  private FrozenLayers giving(String name, LayerKind pooling) {
    List<Layer> all = new ArrayList<>(layers);
    List<String> wanted = new ArrayList<>(outputs);
    if (shapes().get(name).spatial()) {
      String pooled = GraphPlan.EMBEDDING + "_" + pooling.name() + "_" + name;
      int after = 1;
      while (!layers.get(after - 1).name().equals(name)) {
        after++;
      }
      all.add(after, new Layer(pooled, pooling, List.of(name), 0, Window.NONE));
      wanted.add(pooled);
    } else {
      wanted.add(name);
    }
    return new FrozenLayers(architecture, all, wanted);
  }

  /** What each layer gives for one image. */
  public Map<String, LayerShape> shapes() {
    return LayerShapes.of(architecture, layers);
  }

  /** Floats in a row of each output. */
  public List<Integer> widths() {
    Map<String, LayerShape> shapes = shapes();
    return outputs.stream().map(name -> shapes.get(name).elements()).toList();
  }

  /** The layers that read a layer. */
  public List<Layer> readersOf(String name) {
    return layers.stream().filter(layer -> layer.inputs().contains(name)).toList();
  }

  /** Whether a ReLU follows, which then runs inside the layer. */
  public boolean hasRelu(Layer layer) {
    return readersOf(layer.name()).stream().anyMatch(reader -> reader.kind() == LayerKind.RELU);
  }
}

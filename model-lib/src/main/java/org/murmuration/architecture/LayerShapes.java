package org.murmuration.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.refusal.Refusal;

/** Works out what every layer of an architecture gives for one image. */
public final class LayerShapes {
  private final Architecture architecture;
  private final Map<String, LayerShape> shapes = new LinkedHashMap<>();

  private LayerShapes(Architecture architecture) {
    this.architecture = architecture;
  }

  /** Shapes by layer name, in the order of the layers. */
  public static Map<String, LayerShape> of(Architecture architecture) {
    return of(architecture, architecture.layers());
  }

  /** The same for layers that may be fewer, or have others after them. */
  public static Map<String, LayerShape> of(Architecture architecture, List<Layer> layers) {
    LayerShapes shapes = new LayerShapes(architecture);
    layers.forEach(shapes::add);
    return shapes.shapes;
  }

  private void add(Layer layer) {
    shapes.put(layer.name(), shape(layer));
  }

  private LayerShape shape(Layer layer) {
    return switch (layer.kind()) {
      case INPUT ->
          LayerShape.image(
              architecture.input().height(),
              architecture.input().width(),
              architecture.input().channels());
      case CONVOLUTION -> windowed(layer, layer.units());
      case MAX_POOL -> pooled(layer);
      case CONCATENATE -> concatenated(layer);
      case AVERAGE_POOL -> LayerShape.vector(input(layer).channels());
      case FLATTEN -> LayerShape.vector(input(layer).elements());
      case DENSE -> LayerShape.vector(layer.units());
      case RELU, DROPOUT, SOFTMAX -> input(layer);
    };
  }

  private LayerShape input(Layer layer) {
    return shapes.get(layer.input());
  }

  private LayerShape windowed(Layer layer, int channels) {
    LayerShape in = input(layer);
    int height = layer.window().positions(in.height());
    int width = layer.window().positions(in.width());
    if (height < 1 || width < 1) {
      throw tooSmall(layer, in);
    }
    return LayerShape.image(height, width, channels);
  }

  /** SqueezeNet's pooling rounds up and VGG's down; this network has the sizes where both agree. */
  private LayerShape pooled(Layer layer) {
    LayerShape in = input(layer);
    boolean exact = layer.window().fits(in.height()) && layer.window().fits(in.width());
    if (!exact && !architecture.family().isVgg()) {
      throw Refusal.input(
          "Cannot run %s on images of %s: the windows of %s do not end at the edge of %s (use 224x224)"
              .formatted(architecture.family().id(), architecture.input(), layer.name(), in));
    }
    return windowed(layer, in.channels());
  }

  private Refusal tooSmall(Layer layer, LayerShape in) {
    return Refusal.input(
        "Cannot run %s on images of %s: nothing is left at %s, which gets %s (use larger images)"
            .formatted(architecture.family().id(), architecture.input(), layer.name(), in));
  }

  private LayerShape concatenated(Layer layer) {
    LayerShape first = input(layer);
    int channels = layer.inputs().stream().mapToInt(name -> shapes.get(name).channels()).sum();
    return LayerShape.image(first.height(), first.width(), channels);
  }
}

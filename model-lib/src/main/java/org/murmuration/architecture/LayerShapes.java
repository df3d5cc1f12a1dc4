package org.murmuration.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.image.ImageShape;
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
    List<LayerShape> inputs = inputs(layer);
    requireWholeWindows(layer, inputs.get(0));
    LayerShape shape = layer.kind().shape(layer, inputs);
    if (shape.height() < 1 || shape.width() < 1) {
      throw tooSmall(layer, inputs.get(0));
    }
    shapes.put(layer.name(), shape);
  }

  /** The network's input reads the image. */
  private List<LayerShape> inputs(Layer layer) {
    return layer.inputs().isEmpty()
        ? List.of(image(architecture.input()))
        : layer.inputs().stream().map(shapes::get).toList();
  }

  private static LayerShape image(ImageShape shape) {
    return LayerShape.image(shape.height(), shape.width(), shape.channels());
  }

  /** No graph here pools a part of a window: this network has the sizes where there is none. */
  private void requireWholeWindows(Layer layer, LayerShape in) {
    Family family = architecture.family();
    if (layer.kind() == LayerKind.MAX_POOL
        && family.poolsPartsOfWindows()
        && !layer.window().fits(in)) {
      throw Refusal.input(
          "Cannot run %s on images of %s: the windows of %s do not end at the edge of %s (use %dx%d)"
              .formatted(
                  family.id(),
                  architecture.input(),
                  layer.name(),
                  in,
                  family.input().height(),
                  family.input().width()));
    }
  }

  private Refusal tooSmall(Layer layer, LayerShape in) {
    return Refusal.input(
        "Cannot run %s on images of %s: nothing is left at %s, which gets %s (use larger images)"
            .formatted(architecture.id(), architecture.input(), layer.name(), in));
  }
}

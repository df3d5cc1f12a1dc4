package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.Collectors;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/**
 * The one tensor that a graph takes: a batch of images, float32.
 *
 * @param name of the tensor
 * @param layout order of its axes
 * @param height 0 if it is open
 * @param width 0 if it is open
 * @param batch images that must come together; 0 if any number may
 */
public record GraphInput(String name, Layout layout, int height, int width, int batch) {
  private static final int CHANNELS = 3;
  private static final int AXES = 4;

  /** More than that is no photo. */
  private static final int MOST_PIXELS_A_SIDE = 1 << 14;

  /**
   * @throws Refusal if it is no sane batch of images
   */
  public GraphInput {
    requireSide(height);
    requireSide(width);
    if (batch != 0 && batch != 1) {
      throw Refusal.input(
          "it takes batches of %d images and no others (export it with an open batch, or one of 1)"
              .formatted(batch));
    }
  }

  private static void requireSide(int pixels) {
    if (pixels < 0 || pixels > MOST_PIXELS_A_SIDE) {
      throw Refusal.input(
          "its images have a side of %d pixels, 1 to %d are possible"
              .formatted(pixels, MOST_PIXELS_A_SIDE));
    }
  }

  static GraphInput of(ValueInfoProto input) {
    TypeProto.Tensor tensor = input.getType().getTensorType();
    if (tensor.getElemType() != ElementType.FLOAT) {
      throw Refusal.input(
          "its input '%s' is %s, float32 is known (export it with float32 images)"
              .formatted(input.getName(), ElementType.title(tensor.getElemType())));
    }
    List<Dimension> sizes = tensor.getShape().getDimList();
    if (sizes.size() != AXES) {
      throw noImages(input);
    }
    return of(input, sizes);
  }

  private static GraphInput of(ValueInfoProto input, List<Dimension> sizes) {
    for (Layout layout : Layout.values()) {
      if (size(sizes.get(layout.channelAxis())) == CHANNELS) {
        return new GraphInput(
            input.getName(),
            layout,
            size(sizes.get(layout.heightAxis())),
            size(sizes.get(layout.widthAxis())),
            size(sizes.get(0)));
      }
    }
    if (size(sizes.get(1)) == 0 && size(sizes.get(AXES - 1)) == 0) {
      return new GraphInput(input.getName(), Layout.NCHW, 0, 0, size(sizes.get(0)));
    }
    throw noImages(input);
  }

  /** Exporters write an open size as a name, as nothing, as 0 or as -1. */
  private static int size(Dimension size) {
    return (int) Math.min(Math.max(size.getDimValue(), 0), Integer.MAX_VALUE);
  }

  private static Refusal noImages(ValueInfoProto input) {
    return Refusal.input(
        "its input '%s' is %s, images are [batch, 3, height, width] or [batch, height, width, 3]"
            .formatted(input.getName(), words(input)));
  }

  private static String words(ValueInfoProto input) {
    return input.getType().getTensorType().getShape().getDimList().stream()
        .map(size -> size.hasDimValue() ? String.valueOf(size.getDimValue()) : words(size))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String words(Dimension size) {
    return size.getDimParam().isEmpty() ? "?" : size.getDimParam();
  }

  /** Whether its size must still be given. */
  @JsonIgnore
  public boolean isOpen() {
    return height == 0 || width == 0;
  }

  /** Whether images must come one by one. */
  public boolean fixedBatch() {
    return batch == 1;
  }

  /**
   * Of one image.
   *
   * @throws Refusal if its size is open
   */
  public ImageShape shape() {
    if (isOpen()) {
      throw Refusal.input(
          "Cannot use this network: its input '%s' takes images of any size (choose one: --input-shape 224x224)"
              .formatted(name));
    }
    return new ImageShape(height, width, CHANNELS);
  }

  /**
   * The same input for images of one size.
   *
   * @throws Refusal if it is for another
   */
  GraphInput sized(ImageShape shape) {
    boolean fits =
        shape.channels() == CHANNELS
            && (height == 0 || height == shape.height())
            && (width == 0 || width == shape.width());
    if (!fits) {
      throw Refusal.input(
          "Cannot make this network's input %s: its file says %sx%sx%d (leave --input-shape out, or export it with open sizes)"
              .formatted(shape, open(height), open(width), CHANNELS));
    }
    return new GraphInput(name, layout, shape.height(), shape.width(), batch);
  }

  private static String open(int size) {
    return size == 0 ? "?" : String.valueOf(size);
  }

  GraphInput withBatch(int images) {
    return new GraphInput(name, layout, height, width, images);
  }

  /** As a graph declares it. */
  ValueInfoProto declaration(ValueInfoProto before) {
    ValueInfoProto.Builder declaration = before.toBuilder();
    var shape = declaration.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
    if (batch == 0) {
      shape.setDim(0, Dimension.newBuilder().setDimParam("batch"));
    }
    set(shape, layout.heightAxis(), height);
    set(shape, layout.widthAxis(), width);
    set(shape, layout.channelAxis(), CHANNELS);
    return declaration.build();
  }

  private static void set(ai.onnx.proto.OnnxMl.TensorShapeProto.Builder shape, int axis, int size) {
    if (size > 0) {
      shape.setDim(axis, Dimension.newBuilder().setDimValue(size));
    }
  }
}

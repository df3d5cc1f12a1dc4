package org.murmuration.onnx;

import static java.util.stream.Collectors.joining;
import static org.murmuration.onnx.NodeList.integer;
import static org.murmuration.onnx.NodeList.integers;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.function.Function;
import org.murmuration.image.Channel;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;

/** What a model takes: pixels as the preset normalises them, or as a decoder gives them. */
record PixelInput(ImageShape shape, Preset preset, PreprocessingPlace preprocessing) {
  private static final String NAME = "images";
  private static final List<Long> RGB = List.of(0L, 1L, 2L);

  private boolean isInside() {
    return preprocessing == PreprocessingPlace.INSIDE;
  }

  ValueInfoProto declaration() {
    return isInside()
        ? Declaration.of(
            NAME, DataType.UINT8, description(), shape.height(), shape.width(), shape.channels())
        : Declaration.of(
            NAME, DataType.FLOAT, description(), shape.channels(), shape.height(), shape.width());
  }

  String description() {
    int height = shape.height();
    int width = shape.width();
    return isInside()
        ? "images: [batch, %d, %d, 3] uint8, RGB, 0 to 255".formatted(height, width)
        : "images: [batch, 3, %d, %d] float32, the channels being %s of samples from 0 to 255 (preset %s)"
            .formatted(height, width, formulas(), preset.id());
  }

  private String formulas() {
    return preset.channels().stream().map(Channel::formula).collect(joining(", "));
  }

  /**
   * @return the value {@code [batch, 3, height, width] float32} that the network reads
   */
  String addNodes(NodeList nodes) {
    if (!isInside()) {
      return NAME;
    }
    String value = nodes.add("pixels", "Cast", List.of(NAME), integer("to", DataType.FLOAT_VALUE));
    value = addOrder(nodes, value);
    value = addStep(nodes, "Div", "divisor", value, Channel::divisor, 1);
    value = addStep(nodes, "Sub", "mean", value, Channel::mean, 0);
    value = addStep(nodes, "Div", "deviation", value, Channel::deviation, 1);
    return nodes.add("input", "Transpose", List.of(value), integers("perm", 0, 3, 1, 2));
  }

  private String addOrder(NodeList nodes, String value) {
    List<Long> order =
        preset.channels().stream().map(channel -> (long) channel.rgbIndex()).toList();
    if (order.equals(RGB)) {
      return value;
    }
    String indexes = nodes.addIndexes("pixels/order", order);
    return nodes.add("pixels/ordered", "Gather", List.of(value, indexes), integer("axis", 3));
  }

  /** A step of arithmetic, left out where it changes nothing. */
  private String addStep(
      NodeList nodes,
      String operator,
      String operand,
      String value,
      Function<Channel, Float> number,
      float neutral) {
    List<Float> numbers = preset.channels().stream().map(number).toList();
    if (numbers.stream().allMatch(each -> each == neutral)) {
      return value;
    }
    String operands = nodes.addFloats("pixels/" + operand, numbers);
    return nodes.add("pixels/after_" + operand, operator, List.of(value, operands));
  }
}

package org.murmuration.weights;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.murmuration.architecture.ParameterSlot;

/**
 * The order of axes in a file. Ours is outputs first, {@code [out, in, kernelHeight, kernelWidth]}
 * and {@code [out, in]}, where the first dense layer reads an image as (height, width, channel).
 *
 * @param kernelsOutputsLast {@code [kernelHeight, kernelWidth, in, out]}
 * @param denseOutputsLast {@code [in, out]}
 * @param channelsFirst the first dense layer reads an image as (channel, height, width)
 * @param turned kernels are turned by 180 degrees, as a convolution has them and a correlation has
 *     not
 */
record AxisOrder(
    boolean kernelsOutputsLast, boolean denseOutputsLast, boolean channelsFirst, boolean turned) {
  /** A block stays in the second cache while its columns become rows. */
  private static final int BLOCK_FLOATS = 1 << 18;

  /** Of floats written side by side: four lines of a cache. */
  private static final int BLOCK_ROWS = 64;

  /** As PyTorch and Caffe have it, outputs first. */
  static AxisOrder outputsFirst(boolean channelsFirst) {
    return new AxisOrder(false, false, channelsFirst, false);
  }

  /** As TensorFlow has it, outputs last. */
  static AxisOrder outputsLast(boolean channelsFirst) {
    return new AxisOrder(true, true, channelsFirst, false);
  }

  private boolean outputsLast(int axes) {
    return axes > 2 ? kernelsOutputsLast : denseOutputsLast;
  }

  /** The shape in the file of what becomes that slot. */
  List<Long> shape(ParameterSlot slot) {
    List<Long> shape = new ArrayList<>(slot.shape().stream().map(Integer::longValue).toList());
    if (outputsLast(shape.size())) {
      Collections.rotate(shape, shape.size() > 2 ? -2 : 0);
      if (shape.size() > 1) {
        Collections.swap(shape, shape.size() - 2, shape.size() - 1);
      }
    }
    return shape;
  }

  /** Outputs of a layer with weights of that shape; 0 for a scalar. */
  long outputs(List<Long> weight) {
    return weight.isEmpty() ? 0 : weight.get(outputsLast(weight.size()) ? weight.size() - 1 : 0);
  }

  /** Inputs of one output of a dense layer with weights of that shape. */
  long inputs(List<Long> weight) {
    return weight.get(denseOutputsLast ? 0 : 1);
  }

  /**
   * Copies an array that has the {@link #shape} for that slot.
   *
   * @param pixels height x width of the image that a dense layer reads; 1 if it reads a vector
   */
  void copy(FloatSource floats, ParameterSlot slot, int pixels, FloatBuffer target)
      throws IOException {
    if (slot.shape().size() == 1) {
      floats.read(target);
      return;
    }
    int inputs = slot.shape().stream().skip(1).reduce(1, (a, b) -> a * b);
    IntUnaryOperator position = position(slot, pixels, inputs);
    boolean kernel = slot.shape().size() > 2;
    if (outputsLast(slot.shape().size())) {
      transpose(floats, slot.shape().get(0), inputs, position, target);
    } else if (kernel ? turned : pixels > 1 && channelsFirst) {
      permute(floats, inputs, position, target);
    } else {
      floats.read(target);
    }
  }

  /** Where an input of the file is among ours. */
  private IntUnaryOperator position(ParameterSlot slot, int pixels, int inputs) {
    if (slot.shape().size() > 2) {
      return kernelPosition(slot.shape().get(1), inputs);
    }
    int channels = inputs / pixels;
    return channelsFirst ? i -> i % pixels * channels + i / pixels : i -> i;
  }

  private IntUnaryOperator kernelPosition(int channels, int inputs) {
    int window = inputs / channels;
    IntUnaryOperator turn = i -> turned ? window - 1 - i : i;
    return kernelsOutputsLast
        ? i -> i % channels * window + turn.applyAsInt(i / channels)
        : i -> i / window * window + turn.applyAsInt(i % window);
  }

  private static void permute(
      FloatSource floats, int inputs, IntUnaryOperator position, FloatBuffer target)
      throws IOException {
    FloatBuffer row = FloatBuffer.allocate(inputs);
    float[] permuted = new float[inputs];
    while (target.hasRemaining()) {
      floats.read(row.clear());
      for (int i = 0; i < inputs; i++) {
        permuted[position.applyAsInt(i)] = row.get(i);
      }
      target.put(permuted);
    }
  }

  /** From {@code [inputs, outputs]}, by blocks of rows, so that the array is never on the heap. */
  private static void transpose(
      FloatSource floats, int outputs, int inputs, IntUnaryOperator position, FloatBuffer target)
      throws IOException {
    int rows = Math.max(1, Math.min(BLOCK_ROWS, BLOCK_FLOATS / outputs));
    float[] block = new float[rows * outputs];
    for (int first = 0; first < inputs; first += rows) {
      int count = Math.min(rows, inputs - first);
      floats.read(FloatBuffer.wrap(block, 0, count * outputs));
      int[] positions = new int[count];
      for (int row = 0; row < count; row++) {
        positions[row] = position.applyAsInt(first + row);
      }
      scatter(block, outputs, positions, inputs, target);
    }
  }

  private static void scatter(
      float[] block, int outputs, int[] positions, int inputs, FloatBuffer target) {
    for (int output = 0; output < outputs; output++) {
      int begin = output * inputs;
      for (int row = 0; row < positions.length; row++) {
        target.put(begin + positions[row], block[row * outputs + output]);
      }
    }
  }
}

package org.murmuration.architecture;

/**
 * What one layer, or several, cost for one image.
 *
 * @param parameters weights and biases
 * @param activationBytes memory of what the layer gives, as float32; 0 for a ReLU, dropout or
 *     flatten, which run inside the layer before them
 * @param flops 2 for each multiplication and addition of a weight in a convolution or a dense
 *     layer. What is done once an output (biases, activations, pooling, softmax) is not counted: it
 *     is less than 1 % in all
 */
public record LayerCost(long parameters, long activationBytes, long flops) {
  static final LayerCost NONE = new LayerCost(0, 0, 0);

  private static final int FLOPS_OF_MULTIPLY_ACCUMULATE = 2;
  private static final double GIGA = 1e9;

  /**
   * @param input shape of what the layer reads; that of the first, if it reads several
   */
  static LayerCost of(Layer layer, LayerShape input, LayerShape output) {
    long memory = layer.kind().runsInside() ? 0 : bytes(output.elements());
    if (!layer.kind().hasParameters()) {
      return new LayerCost(0, memory, 0);
    }
    long weights =
        layer.kind().weights(layer, input).stream()
            .mapToLong(Integer::longValue)
            .reduce(1, (a, b) -> a * b);
    long positions = (long) output.height() * output.width();
    return new LayerCost(
        weights + layer.units(), memory, FLOPS_OF_MULTIPLY_ACCUMULATE * weights * positions);
  }

  private static long bytes(long floats) {
    return floats * Float.BYTES;
  }

  LayerCost plus(LayerCost other) {
    return new LayerCost(
        parameters + other.parameters,
        activationBytes + other.activationBytes,
        flops + other.flops);
  }

  /** Memory of the parameters as float32, which is what is sent to each executor. */
  public long parameterBytes() {
    return bytes(parameters);
  }

  /** In 10^9. */
  public double gigaflops() {
    return flops / GIGA;
  }
}

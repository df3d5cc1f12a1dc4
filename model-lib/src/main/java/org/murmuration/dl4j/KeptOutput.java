package org.murmuration.dl4j;

import java.io.Serializable;
import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a layer gave in the last forward pass of training, after its activation, for those
 * activations whose derivative follows from their output: z, before the activation, need not be
 * computed again then.
 */
final class KeptOutput implements Serializable {
  private transient INDArray output;

  /** Keeps an output, if it is one that the backward pass can use. */
  INDArray keep(INDArray given, boolean training, IActivation activation) {
    output = training && givesGradient(activation) ? given : null;
    return given;
  }

  private static boolean givesGradient(IActivation activation) {
    return activation instanceof ActivationReLU || activation instanceof ActivationIdentity;
  }

  Optional<INDArray> output() {
    return Optional.ofNullable(output);
  }

  void forget() {
    output = null;
  }
}

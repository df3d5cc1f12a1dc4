package org.murmuration.train;

import org.murmuration.training.StepSum;

/**
 * How far a softmax layer's answers for a batch are off. A batch has a few hundred of them, for
 * which an array operation takes longer to begin than to run.
 *
 * @param error gradient of the batch's mean loss in the logits {@code [n, labels]}
 */
record SoftmaxError(float[] error, StepSum sum) {
  /**
   * @param products of features and weights {@code [n, labels]}: logits without their biases
   * @param biases of the labels
   * @param wanted probabilities {@code [n, labels]}
   * @param weights of the examples; 0 for a place without one
   */
  static SoftmaxError of(float[] products, float[] biases, float[] wanted, float[] weights) {
    float[] error = new float[products.length];
    double[] logs = new double[biases.length];
    long examples = 0;
    double loss = 0;
    for (int i = 0; i < weights.length; i++) {
      int row = i * biases.length;
      logProbabilities(products, row, biases, logs);
      loss += weights[i] * crossEntropy(wanted, row, logs);
      write(error, row, logs, wanted, (double) weights[i] / weights.length);
      examples += weights[i] > 0 ? 1 : 0;
    }
    return new SoftmaxError(error, new StepSum(examples, loss));
  }

  /** With the largest logit taken from all, so that nothing overflows. */
  private static void logProbabilities(float[] products, int row, float[] biases, double[] logs) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (double) products[row + i] + biases[i];
      largest = Math.max(largest, logs[i]);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - largest);
    }
    double logSum = largest + Math.log(sum);
    for (int i = 0; i < logs.length; i++) {
      logs[i] -= logSum;
    }
  }

  private static double crossEntropy(float[] wanted, int row, double[] logs) {
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      sum -= wanted[row + i] * logs[i];
    }
    return sum;
  }

  private static void write(float[] error, int row, double[] logs, float[] wanted, double weight) {
    for (int i = 0; i < logs.length; i++) {
      error[row + i] = (float) (weight * (Math.exp(logs[i]) - wanted[row + i]));
    }
  }
}

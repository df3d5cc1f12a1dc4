package org.murmuration.train;

/**
 * How far a softmax layer's answers for a batch are off. A batch has a few hundred of them, for
 * which an array operation takes longer to begin than to run.
 *
 * @param error gradient of the batch's mean loss in the logits {@code [n][labels]}
 */
record SoftmaxError(float[][] error, StepSum sum) {
  /**
   * @param logits {@code [n][labels]}
   * @param wanted probabilities {@code [n][labels]}
   * @param weights of the examples; 0 for a place without one
   */
  static SoftmaxError of(float[][] logits, float[][] wanted, float[] weights) {
    float[][] error = new float[logits.length][];
    long examples = 0;
    double loss = 0;
    for (int i = 0; i < logits.length; i++) {
      double[] logs = logProbabilities(logits[i]);
      loss += weights[i] * crossEntropy(wanted[i], logs);
      error[i] = error(logs, wanted[i], (double) weights[i] / logits.length);
      examples += weights[i] > 0 ? 1 : 0;
    }
    return new SoftmaxError(error, new StepSum(examples, loss));
  }

  /** With the largest logit taken from all, so that nothing overflows. */
  private static double[] logProbabilities(float[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - largest);
    }
    double[] logs = new double[logits.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = logits[i] - largest - Math.log(sum);
    }
    return logs;
  }

  private static double crossEntropy(float[] wanted, double[] logs) {
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      sum -= wanted[i] * logs[i];
    }
    return sum;
  }

  private static float[] error(double[] logs, float[] wanted, double weight) {
    float[] error = new float[logs.length];
    for (int i = 0; i < error.length; i++) {
      error[i] = (float) (weight * (Math.exp(logs[i]) - wanted[i]));
    }
    return error;
  }
}

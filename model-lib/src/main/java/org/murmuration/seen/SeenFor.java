package org.murmuration.seen;

/** What a head saw an image for. */
public enum SeenFor {
  /** It learnt from it. */
  TRAINING,
  /** It was watched, or chosen, by it. */
  VALIDATION
}

package org.murmuration.evaluate;

/** What a reader must know about a network that was never trained. */
final class RandomWeights {
  static final String NOTICE =
      "The weights of this network are random (not pre-trained): it has never seen an image."
          + " Expect much better results with pre-trained weights.";

  private RandomWeights() {}
}

package org.murmuration.imagepass;

/**
 * An image that is ready for the network, or why it is not.
 *
 * @param outcome used, without an output yet, or rejected
 * @param pixels {@code [height, width, 3]} as the network wants them; of no meaning for a reject
 * @param readNanos that it took to read, decode and prepare it
 */
record PreparedImage(ImageOutcome outcome, float[] pixels, long readNanos) {
  PreparedImage(ImageOutcome outcome, float[] pixels) {
    this(outcome, pixels, 0);
  }

  PreparedImage since(long startNanos) {
    return new PreparedImage(outcome, pixels, System.nanoTime() - startNanos);
  }
}

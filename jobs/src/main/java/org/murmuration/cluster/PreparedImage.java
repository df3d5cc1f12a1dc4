package org.murmuration.cluster;

/**
 * An image that is ready for the network, or why it is not.
 *
 * @param outcome used, without an output yet, or rejected
 * @param pixels {@code [height, width, 3]} as the network wants them; of no meaning for a reject
 */
record PreparedImage(ImageOutcome outcome, float[] pixels) {}

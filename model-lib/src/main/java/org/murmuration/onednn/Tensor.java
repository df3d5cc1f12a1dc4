package org.murmuration.onednn;

/**
 * What a layer gives for a slice of images.
 *
 * @param place where it lies
 * @param numbers of which type
 * @param scale name of the scale of 8 bits
 */
record Tensor(Place place, Numbers numbers, String scale) {
  Tensor at(Place other) {
    return new Tensor(other, numbers, scale);
  }
}

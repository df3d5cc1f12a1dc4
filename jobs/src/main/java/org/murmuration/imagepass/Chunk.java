package org.murmuration.imagepass;

import java.io.Serializable;

/**
 * A piece of a pass over images, for one task.
 *
 * @param number its place in the order of all
 * @param list where its images are named
 * @param images how many these are
 * @param listBytes length of the file that names them
 */
public record Chunk(int number, String list, int images, long listBytes) implements Serializable {
  Chunk at(int otherNumber) {
    return new Chunk(otherNumber, list, images, listBytes);
  }
}

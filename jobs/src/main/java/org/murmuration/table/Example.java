package org.murmuration.table;

import java.io.Serializable;

/**
 * An embedding and what it shows.
 *
 * @param imageId for an order that does not depend on how the table is cut into files
 * @param label index in the label set
 * @param copy a hash of where the image lies, which tells those of equal bytes apart
 */
public record Example(String imageId, int label, float[] embedding, long copy)
    implements Serializable {
  /** Of an image that has no copy. */
  public Example(String imageId, int label, float[] embedding) {
    this(imageId, label, embedding, 0);
  }
}

package org.murmuration.listing;

import java.io.Serializable;
import org.murmuration.imagepass.ImageFile;

/** One thing that a listing meets. */
public sealed interface Listed extends Serializable {
  /** An image, to be read. */
  record Image(ImageFile file) implements Listed {}

  /**
   * Something that has to be said.
   *
   * @param detail by which it is counted apart; may be empty
   * @param what it is about
   */
  record Remarked(Remark remark, String detail, String what) implements Listed {}

  static Listed remark(Remark remark, String what) {
    return new Remarked(remark, "", what);
  }
}

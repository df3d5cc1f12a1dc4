package org.murmuration.imagepass;

import java.io.Serializable;

/**
 * An image as a listing knows it, unopened.
 *
 * @param uri with scheme and host
 * @param label null if it has none
 * @param lengthBytes of the file
 * @param timeMillis of its last change, since 1970
 * @param pack the part of a pack that its bytes are in; null if they are at the URI
 */
public record ImageFile(String uri, String label, long lengthBytes, long timeMillis, String pack)
    implements Serializable {
  /** An image that is a file of its own, in no pack. */
  public ImageFile(String uri, String label, long lengthBytes, long timeMillis) {
    this(uri, label, lengthBytes, timeMillis, null);
  }
}

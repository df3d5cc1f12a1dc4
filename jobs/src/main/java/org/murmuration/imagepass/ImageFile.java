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
 * @param split what the user wants it for; null if that is left to a rule
 * @param group of images that belong together, such as a burst; null if it stands alone
 */
public record ImageFile(
    String uri,
    String label,
    long lengthBytes,
    long timeMillis,
    String pack,
    String split,
    String group)
    implements Serializable {
  /** An image that is a file of its own, in no pack. */
  public ImageFile(String uri, String label, long lengthBytes, long timeMillis) {
    this(uri, label, lengthBytes, timeMillis, null, null, null);
  }

  /** The same in a part of a pack. */
  public ImageFile inPack(String part) {
    return new ImageFile(uri, label, lengthBytes, timeMillis, part, split, group);
  }

  /** The same under another label. */
  public ImageFile labelled(String other) {
    return new ImageFile(uri, other, lengthBytes, timeMillis, pack, split, group);
  }

  /** The same, which the user wants for something. */
  public ImageFile in(String otherSplit, String otherGroup) {
    return new ImageFile(uri, label, lengthBytes, timeMillis, pack, otherSplit, otherGroup);
  }
}

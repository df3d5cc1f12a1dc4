package org.murmuration.listing;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.label.LabelSpelling;

/**
 * All rows of a list that name one image.
 *
 * @param file of one of them
 * @param contrary one with another label, split or group; null if all agree
 * @param count of rows
 */
public record ImageRows(ImageFile file, ImageFile contrary, long count) implements Serializable {
  public static ImageRows of(ImageFile file) {
    return new ImageRows(file, null, 1);
  }

  /** These and others of the same image. */
  public ImageRows plus(ImageRows other) {
    ImageFile first = contrary == null ? other.contrary : contrary;
    boolean agree =
        Objects.equals(file.label(), other.file.label())
            && Objects.equals(file.split(), other.file.split())
            && Objects.equals(file.group(), other.file.group());
    return new ImageRows(file, first == null && !agree ? other.file : first, count + other.count);
  }

  public boolean isContradiction() {
    return contrary != null;
  }

  /** As in <i>a.jpg has two labels, 'robin' and 'wren'</i>. */
  public String contradiction() {
    // In order, because which of the rows comes first is chance.
    String one = shown(file);
    String other = shown(contrary);
    return "%s has two labels, %s and %s"
        .formatted(
            LabelSpelling.printable(file.uri()),
            one.compareTo(other) < 0 ? one : other,
            one.compareTo(other) < 0 ? other : one);
  }

  private static String shown(ImageFile file) {
    String label =
        Optional.ofNullable(file.label())
            .map(text -> "'" + LabelSpelling.printable(text) + "'")
            .orElse("none");
    return file.split() == null && file.group() == null
        ? label
        : "%s (split %s, group %s)".formatted(label, file.split(), file.group());
  }

  /** How often the list says again what it has said. */
  public long repeated() {
    return count - 1;
  }
}

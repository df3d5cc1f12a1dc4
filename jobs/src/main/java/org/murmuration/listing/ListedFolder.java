package org.murmuration.listing;

import java.io.Serializable;

/**
 * A folder that one task lists.
 *
 * @param label of all files below it, as its folder is called; null for a root, of which only the
 *     files directly in it are meant, because its folders are classes
 * @param split what the folder above the class says; null if none does
 */
record ListedFolder(String location, String label, String split) implements Serializable {
  /** One that no folder of a split holds. */
  ListedFolder(String location, String label) {
    this(location, label, null);
  }
}

package org.murmuration.table;

import java.io.Serializable;

/**
 * A folder that one task lists.
 *
 * @param label of all files below it, as its folder is called; null for a root, of which only the
 *     files directly in it are meant, because its folders are classes
 */
record ListedFolder(String location, String label) implements Serializable {}

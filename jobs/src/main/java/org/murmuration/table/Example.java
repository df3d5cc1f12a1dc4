package org.murmuration.table;

import java.io.Serializable;

/**
 * An embedding and what it shows.
 *
 * @param imageId for an order that does not depend on how the table is cut into files
 * @param label index in the label set
 */
public record Example(String imageId, int label, float[] embedding) implements Serializable {}

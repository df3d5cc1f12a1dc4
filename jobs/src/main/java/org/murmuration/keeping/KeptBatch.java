package org.murmuration.keeping;

import java.io.Serializable;

/**
 * The examples of a batch in their places.
 *
 * @param rows as {@link RowLayout} has them; fewer than a batch has places where some are empty
 */
@SuppressWarnings("ArrayRecordComponent")
public record KeptBatch(byte[][] rows) implements Serializable {}

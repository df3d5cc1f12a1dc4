package org.murmuration.table;

import java.io.Serializable;

/**
 * An example and where its image lies.
 *
 * @param uri of the image, which may be gone by now
 */
public record LocatedExample(String uri, Example example) implements Serializable {}

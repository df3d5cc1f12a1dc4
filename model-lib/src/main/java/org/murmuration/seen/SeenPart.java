package org.murmuration.seen;

import java.io.Serializable;

/**
 * Images that a head saw at one time.
 *
 * @param images how many, each counted once
 */
public record SeenPart(SeenFor what, long images, Digests digests) implements Serializable {}

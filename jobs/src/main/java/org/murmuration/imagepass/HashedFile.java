package org.murmuration.imagepass;

import java.io.Serializable;

/**
 * A file that was read and not decoded.
 *
 * @param imageId SHA-256 of its bytes, hexadecimal
 */
public record HashedFile(ImageFile file, String imageId) implements Serializable {}

package org.murmuration.imagepass;

import java.io.Serializable;

/**
 * An image with all bytes of its file, undecoded.
 *
 * @param content the whole file
 */
public record PackedImage(ImageFile file, byte[] content) implements Serializable {}

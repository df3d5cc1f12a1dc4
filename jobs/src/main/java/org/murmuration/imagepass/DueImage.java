package org.murmuration.imagepass;

import java.io.Serializable;

/**
 * An image that is to be read.
 *
 * @param rejectedAs names of reasons why earlier runs, to which storage did not hand it out, could
 *     not use it, with blanks between them; empty if none tried
 */
public record DueImage(ImageFile file, String rejectedAs) implements Serializable {}

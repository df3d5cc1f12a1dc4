package org.murmuration.cluster;

import java.io.Serializable;

/**
 * An image as a listing knows it, unopened.
 *
 * @param uri with scheme and host
 * @param label null if it has none
 * @param lengthBytes of the file
 * @param timeMillis of its last change, since 1970
 */
public record ImageFile(String uri, String label, long lengthBytes, long timeMillis)
    implements Serializable {}

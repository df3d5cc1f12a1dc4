package org.murmuration.table;

import java.io.Serializable;

/**
 * A test image and the training image that is most like it.
 *
 * @param similarity cosine of their embeddings, -1 to 1
 */
public record NearDuplicate(
    String uri, String label, String trainUri, String trainLabel, float similarity)
    implements Serializable {}

package org.murmuration.keeping;

import java.io.Serializable;

/**
 * What was made of a worker's share of the examples.
 *
 * @param moments of its features, added in the order in which examples were dealt
 */
record KeptShare(long rows, long memoryBytes, long diskBytes, FeatureMoments moments)
    implements Serializable {}

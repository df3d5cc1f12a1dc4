/**
 * I am how well a classifier names images: the counts, the scores that follow from them, and the
 * numbers that machines read. I may touch {@code label} and Jackson and streams. I never run a
 * network, open a path or draw a page.
 */
package org.murmuration.evaluation;

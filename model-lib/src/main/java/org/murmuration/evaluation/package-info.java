/**
 * I am how well a classifier names images: the counts, the scores that follow from them, and the
 * page and the numbers that people and machines read. I may touch {@code label}, {@code refusal},
 * Jackson and streams. I never run a network, open a path, put a script into a page or fetch
 * anything for it; and whatever comes from outside is escaped before it is written.
 */
package org.murmuration.evaluation;

/**
 * I show what a network is and what a cut leaves of it, without loading its weights. I may touch
 * {@code architecture}, {@code command}, {@code graph}, {@code machine}, {@code picture}, {@code
 * refusal}, {@code storage}, {@code store} and {@code table}. I never run a network, and I write
 * nothing but the picture that is asked for.
 */
package org.murmuration.show;

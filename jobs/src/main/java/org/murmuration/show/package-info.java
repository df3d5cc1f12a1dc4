/**
 * I show what a network is and what a cut leaves of it, without loading its weights. I may touch
 * {@code store}'s configurations, {@code picture} and {@code cluster}'s folders. I never run a
 * network, and I write nothing but the picture that is asked for.
 */
package org.murmuration.show;

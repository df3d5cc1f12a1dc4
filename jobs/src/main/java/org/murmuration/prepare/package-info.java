/**
 * I am what makes network folders: from files of weights, or drawn at random. I may touch {@code
 * weights}, {@code store} and {@code cluster}'s folders. I never run a network.
 */
package org.murmuration.prepare;

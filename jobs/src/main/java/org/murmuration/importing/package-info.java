/**
 * I am what makes network folders: from files of weights, or drawn at random. I may touch {@code
 * architecture}, {@code command}, {@code decode}, {@code engine}, {@code graph}, {@code image},
 * {@code network}, {@code refusal}, {@code storage}, {@code store}, {@code table} and {@code
 * weights}. I never run a network.
 */
package org.murmuration.importing;

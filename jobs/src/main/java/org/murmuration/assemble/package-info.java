/**
 * I am the stage that joins a network and a head into one classifier, and that checks that the one
 * network gives what the two steps give before anybody can use it. I may touch {@code
 * architecture}, {@code command}, {@code engine}, {@code graph}, {@code image}, {@code network},
 * {@code refusal}, {@code storage}, {@code store} and {@code table}. I never train.
 */
package org.murmuration.assemble;

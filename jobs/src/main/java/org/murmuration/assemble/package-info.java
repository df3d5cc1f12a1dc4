/**
 * I am the stage that joins a network and a head into one classifier, and that checks that the one
 * network gives what the two steps give before anybody can use it. I may touch {@code store} and
 * {@code cluster}'s folders. I never train.
 */
package org.murmuration.assemble;

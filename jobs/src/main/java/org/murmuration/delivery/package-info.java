/**
 * I am the way of a network from the driver to executors: broadcast once or read from its folder,
 * one network a JVM. I may touch {@code architecture}, {@code dl4j}, {@code engine}, {@code image},
 * {@code machine}, {@code network}, {@code refusal}, {@code seen}, {@code storage}, {@code store}
 * and Spark's context. I hold the one static field of the project, in {@link
 * org.murmuration.delivery.SharedNetwork}. I never know what a network is run for.
 */
package org.murmuration.delivery;

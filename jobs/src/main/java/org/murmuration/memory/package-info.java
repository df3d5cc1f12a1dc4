/**
 * I am how much memory executors need for a network, and whether they have it. I may touch {@code
 * architecture}, {@code delivery}, {@code machine}, {@code refusal} and Spark's settings. I never
 * allocate any.
 */
package org.murmuration.memory;

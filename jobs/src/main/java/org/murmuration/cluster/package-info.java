/**
 * I am what can be said of the executors of a cluster, whatever runs on them: asking each of them,
 * hearing when a task ends, and saying that a long job is still at work. I may touch {@code
 * machine} and Spark's context. I never know a network, an image or a stage.
 */
package org.murmuration.cluster;

/**
 * I am what can be said of the executors of a cluster, whatever runs on them: asking each of them,
 * and hearing when a task ends. I may touch Spark's context. I never know a network, an image or a
 * stage.
 */
package org.murmuration.cluster;

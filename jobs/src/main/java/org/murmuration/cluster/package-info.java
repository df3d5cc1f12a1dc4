/**
 * I am what reaches from the driver to executors and storage: files and folders on any Hadoop file
 * system, the delivery of a network, and the loop that runs it over a partition of images. I may
 * touch Hadoop's {@code FileSystem} and Spark's context. I hold the one static field of the
 * project, in {@link org.murmuration.cluster.SharedNetwork}. I never know what a stage is for.
 */
package org.murmuration.cluster;

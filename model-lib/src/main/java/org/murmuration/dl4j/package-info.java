/**
 * I am how an architecture becomes a graph of DL4J's that is as fast as oneDNN allows: layers and
 * updaters of our own, workspaces, and the frozen pass, by graphs that share one copy of the
 * parameters. I may touch {@code architecture}, {@code engine}, {@code image} and DL4J and ND4J,
 * and I own the off-heap memory that graphs need. I never see a path, a label or a cluster.
 */
package org.murmuration.dl4j;

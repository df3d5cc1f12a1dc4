/**
 * I am oneDNN as the engine of frozen networks: weights packed once and shared by all threads,
 * activations blocked from layer to layer, a kernel for each layer by shape and processor. I may
 * touch {@code architecture}, {@code dl4j}, {@code engine}, {@code image} and {@code refusal}, and
 * I own the memory outside the heap that a pass needs. I never see a path, a label or a cluster.
 */
package org.murmuration.onednn;

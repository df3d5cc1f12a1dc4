/**
 * I am networks with their weights: a pre-trained network, the frozen prefix that is cut from it,
 * the head that is trained on embeddings, both joined as a classifier, and the tail of one that
 * learns. I may touch {@code architecture}, {@code dl4j}, {@code engine}, {@code graph}, {@code
 * image}, {@code label}, {@code onednn}, {@code onnxruntime}, {@code refusal} and ND4J. I never see
 * a path, a stream of a certain storage, or a cluster.
 */
package org.murmuration.network;

/**
 * I am what a network is: its layers, its parameters, where it is cut, and what it gives for a
 * batch of images. I may touch DL4J and ND4J, and I own the off-heap memory they need. I never see
 * a path, a stream of a certain storage, or a cluster.
 */
package org.murmuration.network;

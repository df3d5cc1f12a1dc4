/**
 * I am the picture of a network: which layers share a block, where each block stands, and the SVG
 * that shows it. I may touch {@code architecture} and {@code report}. I never touch ND4J, a path or
 * a stream, and nothing that I draw runs or fetches anything.
 */
package org.murmuration.picture;

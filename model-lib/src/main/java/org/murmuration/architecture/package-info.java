/**
 * I am what a network looks like without weights: families, layers and their shapes, where it can
 * be cut, what its parts cost, and how it is described. I may touch {@code image} and {@code
 * refusal}. I never compute with weights: no ND4J, no DL4J, no path and no cluster.
 */
package org.murmuration.architecture;

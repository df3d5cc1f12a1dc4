/**
 * I am the way of a classifier to other programs: a folder of ours becomes one file that they read.
 * I may touch {@code store}, {@code weights}, {@code onnx} and {@code cluster}'s files. I never
 * change a weight, and I never run a network.
 */
package org.murmuration.export;

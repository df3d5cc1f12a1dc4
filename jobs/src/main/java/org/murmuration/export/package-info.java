/**
 * I am the way of a classifier to other programs: a folder of ours becomes one file that they read.
 * I may touch {@code architecture}, {@code command}, {@code image}, {@code label}, {@code network},
 * {@code onnx}, {@code refusal}, {@code storage}, {@code store}, {@code table} and {@code weights}.
 * I never change a weight, and I never run a network.
 */
package org.murmuration.export;

/**
 * I am how a classifier looks to ONNX: a graph of standard operators, written with ONNX's own
 * protobuf schema. I may touch {@code architecture}, {@code dl4j}, {@code image}, {@code label},
 * {@code network}, {@code refusal}, {@code safetensors} and protobuf. I never run a network, and I
 * never hold all weights in memory.
 */
package org.murmuration.onnx;

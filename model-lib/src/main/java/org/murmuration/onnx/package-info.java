/**
 * I am how a classifier looks to ONNX: a graph of standard operators, written with ONNX's own
 * protobuf schema. I may touch protobuf, what {@code network}, {@code image} and {@code store} say
 * about a classifier, and one output stream. I never run a network, and I never hold all weights in
 * memory.
 */
package org.murmuration.onnx;

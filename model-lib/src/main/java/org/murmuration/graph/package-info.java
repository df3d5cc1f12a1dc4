/**
 * I am an ONNX graph as other programs write it: read and checked, its tensors with their shapes
 * and costs, the part that leads to a tensor, and that part with a head on it. I may touch {@code
 * architecture}, {@code image}, {@code refusal} and protobuf. I never run a network, I never see a
 * path, and I never reserve memory for what a file only claims.
 */
package org.murmuration.graph;

/**
 * I am ONNX Runtime as the engine of frozen networks that came as ONNX files: one session for all
 * threads, each of which computes itself. I may touch {@code engine}, {@code image} and {@code
 * refusal}, and I own the memory outside the heap that a pass needs. I never see a path, change a
 * graph, or know what a network is for.
 */
package org.murmuration.onnxruntime;

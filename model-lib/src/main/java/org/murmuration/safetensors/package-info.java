/**
 * I am safetensors, the file format: arrays by name, streamed in and out. I may touch {@code
 * architecture}, {@code dl4j} and {@code refusal}. I never know which network an array belongs to.
 */
package org.murmuration.safetensors;

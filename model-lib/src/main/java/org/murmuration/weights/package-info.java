/**
 * I am what reads networks that other programs wrote, one reader a layout, and checks that every
 * layer came and none was left over. I may touch {@code architecture}, {@code dl4j}, {@code image},
 * {@code label}, {@code network}, {@code refusal}, {@code safetensors} and the bytes of a file. I
 * never run what I read, never load a class that a file names, never believe a size before it is
 * compared with the bytes that are there, and never guess a shape.
 */
package org.murmuration.weights;

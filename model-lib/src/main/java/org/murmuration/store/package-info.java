/**
 * I am how networks, heads and classifiers lie in a folder: {@code config.json}, a safetensors file
 * and {@code SHA256SUMS}. I may touch {@code architecture}, {@code dl4j}, {@code engine}, {@code
 * evaluation}, {@code graph}, {@code image}, {@code label}, {@code network}, {@code refusal},
 * {@code safetensors}, {@code seen} and streams of a {@link org.murmuration.store.Folder}. I never
 * know where a folder is, and I never run what I read.
 */
package org.murmuration.store;

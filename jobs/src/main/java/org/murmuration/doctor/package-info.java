/**
 * I am the look at a cluster before work is given to it: versions, native library, threads, memory,
 * storage. I may touch {@code architecture}, {@code cluster}, {@code command}, {@code delivery},
 * {@code dl4j}, {@code memory}, {@code refusal}, {@code storage} and {@code table}, run small tasks
 * and write one small file. I never change a setting.
 */
package org.murmuration.doctor;

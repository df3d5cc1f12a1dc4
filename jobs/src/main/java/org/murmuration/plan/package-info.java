/**
 * I say before the work what it needs: memory, time, storage, and the settings of Spark. I may
 * touch {@code architecture}, {@code command}, {@code listing}, {@code machine}, {@code memory},
 * {@code refusal}, {@code storage}, {@code table} and {@code training}. I never open an image, load
 * weights or write anything.
 */
package org.murmuration.plan;

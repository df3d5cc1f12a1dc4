/**
 * I am where the examples of a training lie between its epochs: each worker's share in the order of
 * its batches, as blocks that Spark counts, in memory while there is room and on local disks where
 * there is none. I may touch {@code cluster}, {@code command}, {@code machine}, {@code memory},
 * {@code refusal}, {@code table} and {@code training}. I never learn from them.
 */
package org.murmuration.keeping;

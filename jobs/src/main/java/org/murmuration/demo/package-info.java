/**
 * I am the demonstration: I draw a seeded set of bird pictures and run the pipeline over it. I may
 * touch {@code architecture}, {@code command}, {@code image}, {@code importing}, {@code pipeline},
 * {@code refusal}, {@code storage}, {@code table} and Java2D. I never give a species a backdrop of
 * its own: each is shared by at least two, though a mallard is always on water and a kingfisher
 * always on a branch.
 */
package org.murmuration.demo;

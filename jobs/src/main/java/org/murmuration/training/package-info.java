/**
 * I am what all that learns on the cluster by dl4j-spark's parameter averaging has in common: the
 * grid on which every example counts the same, dl4j-spark's settings that keep to it, how a
 * gradient becomes a step, how settings say what a run is known by, and the folders from which a
 * learning that is cut short goes on. I may touch {@code command}, {@code dl4j}, {@code
 * evaluation}, {@code machine}, {@code refusal}, {@code seen}, {@code storage}, {@code store},
 * {@code table} and dl4j-spark. I never know what is trained.
 */
package org.murmuration.training;

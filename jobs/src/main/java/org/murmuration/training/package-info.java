/**
 * I am how anything learns on the cluster by dl4j-spark's parameter averaging: the grid on which
 * every example counts the same, dl4j-spark's settings that keep to it, and how a gradient becomes
 * a step. I may touch {@code dl4j}, {@code evaluation}, {@code machine}, {@code refusal}, {@code
 * store}, {@code table} and dl4j-spark. I never know what is trained, and I never touch storage.
 */
package org.murmuration.training;

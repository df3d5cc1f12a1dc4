/**
 * I am the stage that merges the runs of a table into one. I may touch {@code command}, {@code
 * refusal}, {@code runs}, {@code storage}, {@code table} and {@code upkeep}. I never read an image,
 * and I never know another stage.
 */
package org.murmuration.compact;

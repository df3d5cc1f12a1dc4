/**
 * I am the stage that turns images into embeddings: I list them, run the frozen prefix over those
 * that have none yet, and commit a run of the table leg by leg. I may touch {@code architecture},
 * {@code calibration}, {@code command}, {@code delivery}, {@code engine}, {@code image}, {@code
 * imagepass}, {@code legs}, {@code listing}, {@code machine}, {@code memory}, {@code refusal},
 * {@code runs}, {@code split}, {@code storage}, {@code store}, {@code table} and {@code upkeep}. I
 * never see a head, and I never know another stage.
 */
package org.murmuration.embed;

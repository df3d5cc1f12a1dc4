/**
 * I am the stage that trains a head on embeddings by parameter averaging. I may touch {@code
 * architecture}, {@code cluster}, {@code command}, {@code dl4j}, {@code engine}, {@code
 * evaluation}, {@code keeping}, {@code label}, {@code machine}, {@code network}, {@code refusal},
 * {@code scoring}, {@code split}, {@code storage}, {@code store}, {@code table}, {@code training}
 * and dl4j-spark. I never see an image or a pre-trained network, and I never know another stage.
 */
package org.murmuration.train;

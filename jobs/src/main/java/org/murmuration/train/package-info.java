/**
 * I am the stage that trains a head on embeddings by parameter averaging. I may touch {@code
 * table}, dl4j-spark, and of {@code network} what a head is. I never see an image or a pre-trained
 * network, and I never know another stage.
 */
package org.murmuration.train;

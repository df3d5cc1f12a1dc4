/**
 * I am the stage that trains a head on embeddings by parameter averaging. I may touch {@code table}
 * and dl4j-spark. I never see an image or a network, and I never know another stage.
 */
package org.murmuration.train;

/**
 * I am the stage that lets a classifier's last layers learn on the images themselves, by parameter
 * averaging, and that publishes the result only if it is better. I may touch {@code table}, {@code
 * cluster} and dl4j-spark. I never change the classifier that I am given, and I never know another
 * stage.
 */
package org.murmuration.finetune;

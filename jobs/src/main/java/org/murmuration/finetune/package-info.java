/**
 * I am the stage that lets a classifier's last layers learn on the images themselves, by parameter
 * averaging, and that publishes the result only if it is better. I may touch {@code architecture},
 * {@code cluster}, {@code command}, {@code dl4j}, {@code evaluate}, {@code evaluation}, {@code
 * image}, {@code imagepass}, {@code label}, {@code legs}, {@code listing}, {@code machine}, {@code
 * memory}, {@code network}, {@code refusal}, {@code scoring}, {@code seen}, {@code split}, {@code
 * storage}, {@code store}, {@code table}, {@code training} and dl4j-spark. I never change the
 * classifier that I am given, and I never know another stage than {@code evaluate}.
 */
package org.murmuration.finetune;

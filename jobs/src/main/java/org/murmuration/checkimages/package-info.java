/**
 * I am the stage that says what image files are, before a network sees them. I may touch {@code
 * command}, {@code decode}, {@code imagepass}, {@code legs}, {@code listing}, {@code newest},
 * {@code refusal}, {@code runs}, {@code storage}, {@code store} and {@code table}. I never change a
 * file, and I never know another stage.
 */
package org.murmuration.checkimages;

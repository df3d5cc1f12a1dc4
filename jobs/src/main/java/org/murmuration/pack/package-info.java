/**
 * I am the stage that puts many small image files into a few large ones. I may touch {@code
 * command}, {@code decode}, {@code imagepass}, {@code listing}, {@code refusal}, {@code storage}
 * and {@code table}. I never look into an image, and I never know another stage.
 */
package org.murmuration.pack;

package org.murmuration.answers;

/**
 * A page of answers.
 *
 * @param file where it is
 * @param shown images on it
 * @param images that have an answer or are unsure, on the page or not
 * @param withoutPicture images on it whose files are gone, changed or broken
 */
public record WrittenPage(String file, long shown, long images, long withoutPicture) {}

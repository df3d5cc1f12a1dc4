package org.murmuration.report;

/**
 * How many images there are, shown on the page or not.
 *
 * @param images that have an answer or are unsure
 * @param unsure among these
 * @param elsewhere those among {@code images} that were not named now, but earlier
 * @param unused that could not be used, and are none of {@code images}
 */
public record AnswerCounts(long images, long unsure, long elsewhere, long unused) {}

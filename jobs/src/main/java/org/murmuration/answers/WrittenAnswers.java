package org.murmuration.answers;

import java.util.Optional;

/**
 * A file of answers.
 *
 * @param file where it is
 * @param images in it
 * @param rejects the file of those that could not be used, if there are any
 */
public record WrittenAnswers(String file, long images, Optional<String> rejects) {}

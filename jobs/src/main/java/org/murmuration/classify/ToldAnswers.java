package org.murmuration.classify;

import java.util.Optional;
import org.murmuration.answers.Told;
import org.murmuration.answers.WrittenAnswers;
import org.murmuration.answers.WrittenPage;
import org.murmuration.predictions.Coverage;

/**
 * What is said of the images that were listed.
 *
 * @param coverage what became of them, by this run or an earlier one
 * @param told to people
 * @param file with the answers, if one was wanted
 * @param page with pictures, if one was wanted
 */
public record ToldAnswers(
    Coverage coverage, Told told, Optional<WrittenAnswers> file, Optional<WrittenPage> page) {}

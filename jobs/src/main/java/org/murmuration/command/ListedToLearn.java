package org.murmuration.command;

import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.imagepass.ImageFile;

/**
 * Images that something is to be learnt from.
 *
 * @param hint what was probably meant by the folder, where its images are not in at least two
 *     classes
 */
public record ListedToLearn(JavaRDD<ImageFile> images, Optional<String> hint) {}

package org.murmuration.imagepass;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Runs on executors: one outcome for each image. */
public interface OutcomePass extends FlatMapFunction<Iterator<ImageFile>, ImageOutcome> {
  @Override
  Iterator<ImageOutcome> call(Iterator<ImageFile> files);
}

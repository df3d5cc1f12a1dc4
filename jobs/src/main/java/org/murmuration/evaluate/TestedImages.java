package org.murmuration.evaluate;

import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.imagepass.HashPass;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.SplitNote;
import org.murmuration.table.Split;
import org.murmuration.table.SplitChoice;
import org.murmuration.table.SplitRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Which of some images a classifier is tested on.
 *
 * @param which empty where nobody said
 */
public record TestedImages(Optional<Which> which, SplitChoice split) {
  /** Those that the classifier's own split keeps for a test. */
  public static final TestedImages USUAL = new TestedImages(Optional.empty(), SplitChoice.NONE);

  private static final Logger LOG = LoggerFactory.getLogger(TestedImages.class);

  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public TestedImages {
    Given.value("--split", which);
    Given.value("--split-seed", split);
  }

  /** Those that the classifier's split keeps for a test, or all where it saw none of them. */
  public enum Which {
    TEST,
    ALL
  }

  /**
   * The rule that says which are for testing; empty where all are.
   *
   * @param whose memory it is, for messages
   * @throws Refusal (settings) if another rule was given
   */
  Optional<SplitRule> rule(SplitNote remembered, String whose) {
    boolean nothingSaid = which.isEmpty() && split.equals(SplitChoice.NONE);
    if (nothingSaid && !remembered.decidesByContent()) {
      LOG.warn(
          "The {} does not say how its images were split: it is tested on all of these, also where it learnt from them (give --split-seed, --validation-share and --test-share as embed had them)",
          whose);
      return Optional.empty();
    }
    if (which.equals(Optional.of(Which.ALL))) {
      SplitRule.of(remembered).ifPresent(known -> split.requireSame(known, whose));
      return Optional.empty();
    }
    return Optional.of(split.inherited(remembered, whose));
  }

  /**
   * The files among these whose content a rule keeps for testing, and those that cannot be read:
   * what is wrong with them is for who decodes them to say.
   */
  static JavaRDD<ImageFile> among(JavaRDD<ImageFile> files, SplitRule rule, Storage storage) {
    JavaPairRDD<String, String> ids =
        files
            .mapPartitions(new HashPass(storage))
            .mapToPair(hashed -> new Tuple2<>(hashed.file().uri(), hashed.imageId()))
            .distinct();
    return files
        .keyBy(ImageFile::uri)
        .leftOuterJoin(ids)
        .values()
        .filter(file -> !file._2().isPresent() || rule.of(file._2().get()) == Split.TEST)
        .map(Tuple2::_1);
  }
}

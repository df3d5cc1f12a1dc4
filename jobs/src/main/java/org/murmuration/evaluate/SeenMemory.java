package org.murmuration.evaluate;

import java.util.Optional;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;
import org.murmuration.delivery.SentImages;
import org.murmuration.seen.SeenFor;
import org.murmuration.seen.SeenImages;
import org.murmuration.split.SplitRule;

/** Runs on executors: what an image was seen for, by its id. */
interface SeenMemory extends Function<String, String> {
  @Override
  String call(String imageId);

  /** Share of images never seen that seem to be, 0 to 1. */
  double falsePositiveRate();

  /** What a head remembers. */
  static SeenMemory of(SparkSession spark, SeenImages seen) {
    return new Remembered(SentImages.of(spark, seen), seen.falsePositiveRate());
  }

  /** What the rule says by which images were divided. */
  static SeenMemory of(SplitRule rule) {
    return new Ruled(rule);
  }

  /** Digests of images. */
  record Remembered(SentImages seen, double falsePositiveRate) implements SeenMemory {
    @Override
    public String call(String imageId) {
      return ChosenImages.name(seen.get().what(imageId));
    }
  }

  /** A rule that needs an image's content alone. */
  record Ruled(SplitRule rule) implements SeenMemory {
    @Override
    public String call(String imageId) {
      return ChosenImages.name(
          switch (rule.of(imageId)) {
            case TEST -> Optional.<SeenFor>empty();
            case VALIDATION -> Optional.of(SeenFor.VALIDATION);
            case TRAIN -> Optional.of(SeenFor.TRAINING);
          });
    }

    @Override
    public double falsePositiveRate() {
      return 0;
    }
  }
}

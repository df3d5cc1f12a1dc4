package org.murmuration.evaluate;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.evaluation.ImageUse;
import org.murmuration.evaluation.SeenBefore;
import org.murmuration.evaluation.SeenBefore.Uses;
import org.murmuration.seen.SeenImages;
import org.murmuration.split.Split;
import org.murmuration.table.ExampleTable;
import org.murmuration.table.LocatedExample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The test split of a table, less what a head has seen of it: in a table that has grown, images
 * near the border of two splits may have changed sides since.
 *
 * @param memory of the head; empty where an older program made it
 * @param count of the images that are left
 * @param given what was seen of the split; nothing is known without a memory
 */
record SeenTest(Optional<SeenMemory> memory, long count, Uses given) {
  private static final Logger LOG = LoggerFactory.getLogger(SeenTest.class);

  static SeenTest of(SparkSession spark, ExampleTable table, SeenImages seen) throws IOException {
    if (!seen.isKnown()) {
      long all = table.countExamples(Split.TEST);
      return new SeenTest(Optional.empty(), all, new Uses(0, 0, all));
    }
    SeenMemory memory = SeenMemory.of(spark, seen);
    Map<String, Long> counts = table.imageIds(Split.TEST).map(memory).countByValue();
    Uses given = ChosenImages.uses(counts);
    if (given.seen() > 0) {
      LOG.warn(
          "Left out {} test images of {} that the head has seen already, {} to learn from: the table has changed since",
          given.seen(),
          table.location(),
          given.training());
    }
    return new SeenTest(Optional.of(memory), given.never(), given);
  }

  /** Those among examples of the split that the head never saw. */
  JavaRDD<LocatedExample> unseen(JavaRDD<LocatedExample> examples) {
    if (memory.isEmpty() || given.seen() == 0) {
      return examples;
    }
    SeenMemory known = memory.get();
    return examples.filter(
        located -> known.call(located.example().imageId()).equals(ChosenImages.NEVER));
  }

  /** The use of the table's images, and what was seen before. */
  ImageUse in(ImageUse use) {
    return memory
        .map(
            known ->
                use.withSeen(
                    new SeenBefore(
                        given, new Uses(0, 0, given.never()), known.falsePositiveRate())))
        .orElse(use);
  }
}

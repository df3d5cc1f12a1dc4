package org.murmuration.evaluate;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.murmuration.evaluation.Mistake;
import org.murmuration.evaluation.ShownImage;
import org.murmuration.imagepass.Thumbnails;
import org.murmuration.label.LabelSet;
import org.murmuration.table.ScoredImage;

/**
 * Images as a page shows them.
 *
 * @param jpegs small pictures by URI; those of files that are gone are missing
 */
record Pictures(LabelSet labels, Map<String, byte[]> jpegs) {
  static Pictures of(SparkSession spark, LabelSet labels, Collection<Spot> spots)
      throws IOException {
    return new Pictures(labels, Thumbnails.of(spark, spots.stream().map(Spot::source).toList()));
  }

  static Spot spot(ScoredImage image, LabelSet labels) {
    return new Spot(image.uri(), image.imageId(), labels.indexOf(image.label()));
  }

  ShownImage shown(Spot spot) {
    return new ShownImage(
        spot.uri(), labels.name(spot.label()), Optional.ofNullable(jpegs.get(spot.uri())));
  }

  Mistake mistake(ScoredImage image, List<Neighbour> neighbours) {
    return new Mistake(
        shown(spot(image, labels)),
        image.imageId(),
        image.predicted(),
        image.probability(),
        neighbours.stream().map(neighbour -> shown(neighbour.image())).toList());
  }
}

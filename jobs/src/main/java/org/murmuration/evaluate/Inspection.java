package org.murmuration.evaluate;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.evaluation.Gallery;
import org.murmuration.evaluation.Leakage;
import org.murmuration.label.LabelSet;
import org.murmuration.split.Split;
import org.murmuration.table.ExampleTable;
import org.murmuration.table.LocatedExample;
import org.murmuration.table.NearDuplicate;
import org.murmuration.table.NearDuplicateTable;
import org.murmuration.table.ScoredImage;
import org.murmuration.table.ScoredImageTable;
import scala.Tuple2;

/**
 * Looks for images of the test split that people should see, and for what is like them.
 *
 * @param table whose training split is all that was learnt from
 */
record Inspection(
    SparkSession spark, ExampleTable table, SeenTest test, LabelSet labels, long mostPairs) {
  /**
   * On 283 photos through SqueezeNet, copies that were compressed, mirrored or brightened had 0.93
   * to 0.99 to the original, and no two different photos more than 0.90.
   */
  private static final double NEAR = 0.95;

  private static final int PAIRS_SHOWN = 12;

  /**
   * @param tests images of the test split
   * @param pretrained if not, all images are alike to the network
   */
  Gallery gallery(ScoredImageTable predictions, long tests, boolean pretrained) throws IOException {
    List<ScoredImage> wrong = MostWrong.of(predictions);
    long trains = table.countExamples(Split.TRAIN);
    Optional<String> leftOut = leftOut(tests, trains, pretrained);
    if (leftOut.isPresent() && wrong.isEmpty()) {
      return new Gallery(List.of(), Optional.of(Leakage.onlyExact(exact(), leftOut.get())));
    }
    JavaPairRDD<Spot, Neighbours> found = search(leftOut.isPresent(), wrong);
    try {
      return gallery(found, wrong, predictions, leftOut);
    } finally {
      found.unpersist();
    }
  }

  private Optional<String> leftOut(long tests, long trains, boolean pretrained) {
    if (!pretrained) {
      return Optional.of("to a network with random weights, most images are alike");
    }
    return tests * (double) trains <= mostPairs
        ? Optional.empty()
        : Optional.of("there are more pairs of images than --compare-pairs allows");
  }

  private JavaPairRDD<Spot, Neighbours> search(boolean wrongOnly, List<ScoredImage> wrong)
      throws IOException {
    JavaRDD<LocatedExample> tests = test.unseen(table.locatedExamples(Split.TEST, labels));
    Set<String> wanted = wrong.stream().map(ScoredImage::imageId).collect(Collectors.toSet());
    return NeighbourSearch.of(
        wrongOnly ? tests.filter(test -> wanted.contains(test.example().imageId())) : tests,
        table.knownExamples(Split.TRAIN, labels),
        spark.sparkContext().defaultParallelism());
  }

  private Gallery gallery(
      JavaPairRDD<Spot, Neighbours> found,
      List<ScoredImage> wrong,
      ScoredImageTable predictions,
      Optional<String> leftOut)
      throws IOException {
    List<Spot> wanted = wrong.stream().map(image -> Pictures.spot(image, labels)).toList();
    Map<Spot, Neighbours> neighbours =
        found.filter(image -> wanted.contains(image._1())).collectAsMap();
    JavaPairRDD<Spot, Neighbours> near =
        found.filter(image -> image._2().first().similarity() >= NEAR);
    List<Tuple2<Spot, Neighbours>> nearest =
        leftOut.isPresent() ? List.of() : near.takeOrdered(PAIRS_SHOWN, new Alike());
    Pictures pictures = Pictures.of(spark, labels, spots(wanted, neighbours, nearest));
    Leakage leakage =
        leftOut.isPresent()
            ? Leakage.onlyExact(exact(), leftOut.get())
            : Leakage.of(exact(), near(near, predictions, pairs(nearest, pictures)));
    if (leftOut.isEmpty()) {
      write(near, predictions);
    }
    return new Gallery(
        wrong.stream()
            .map(
                image ->
                    pictures.mistake(
                        image, neighbours(neighbours.get(Pictures.spot(image, labels)))))
            .toList(),
        Optional.of(leakage));
  }

  /** All of them, where the page shows the first few. */
  private void write(JavaPairRDD<Spot, Neighbours> near, ScoredImageTable predictions) {
    LabelSet names = labels;
    new NearDuplicateTable(spark, predictions.beside("near-duplicates"))
        .write(near.map(pair -> nearDuplicate(names, pair._1(), pair._2().first())));
  }

  private static NearDuplicate nearDuplicate(LabelSet names, Spot test, Neighbour train) {
    return new NearDuplicate(
        test.uri(),
        names.names().get(test.label()),
        train.image().uri(),
        names.names().get(train.image().label()),
        train.similarity());
  }

  private static List<Neighbour> neighbours(Neighbours found) {
    return found == null ? List.of() : found.nearest();
  }

  private static List<Spot> spots(
      List<Spot> wrong, Map<Spot, Neighbours> neighbours, List<Tuple2<Spot, Neighbours>> nearest) {
    List<Spot> spots = new ArrayList<>(wrong);
    neighbours.values().forEach(all -> all.nearest().forEach(one -> spots.add(one.image())));
    nearest.forEach(image -> spots.add(image._1()));
    nearest.forEach(image -> spots.add(image._2().first().image()));
    return spots;
  }

  private static List<Leakage.Pair> pairs(
      List<Tuple2<Spot, Neighbours>> nearest, Pictures pictures) {
    return nearest.stream()
        .map(
            image ->
                new Leakage.Pair(
                    pictures.shown(image._1()), pictures.shown(image._2().first().image())))
        .toList();
  }

  private static Leakage.Near near(
      JavaPairRDD<Spot, Neighbours> near, ScoredImageTable predictions, List<Leakage.Pair> shown) {
    JavaPairRDD<String, Boolean> wrong =
        predictions
            .read()
            .filter(image -> !image.correct())
            .mapToPair(image -> new Tuple2<>(image.uri() + "\n" + image.imageId(), true));
    long all = near.count();
    long wrongToo =
        near.mapToPair(image -> new Tuple2<>(image._1().uri() + "\n" + image._1().imageId(), true))
            .join(wrong)
            .count();
    return new Leakage.Near(NEAR, all, all - wrongToo, shown);
  }

  /** Test images whose bytes are in the training split too, as after a change of the split seed. */
  private long exact() throws IOException {
    return table.imageIds(Split.TEST).intersection(table.imageIds(Split.TRAIN)).count();
  }

  /** Those first that are most like a training image. */
  static final class Alike implements Comparator<Tuple2<Spot, Neighbours>>, Serializable {
    @Override
    public int compare(Tuple2<Spot, Neighbours> one, Tuple2<Spot, Neighbours> other) {
      int bySimilarity =
          Float.compare(other._2().first().similarity(), one._2().first().similarity());
      return bySimilarity == 0 ? one._1().uri().compareTo(other._1().uri()) : bySimilarity;
    }
  }
}

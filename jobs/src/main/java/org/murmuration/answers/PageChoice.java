package org.murmuration.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.predictions.Answer;
import org.murmuration.store.Sha256;

/**
 * Answers that a page has room for: all of a few; of many those that are least certain, and as many
 * others as a hash of their names draws, which is the same draw whatever Spark does.
 *
 * @param least in their order
 * @param others in their order
 * @param images that were chosen from
 */
record PageChoice(List<Answer> least, List<Answer> others, long images) {
  private static final String SEED = "1:";

  /**
   * @param most answers that are chosen, at least 2
   */
  static PageChoice of(JavaRDD<Answer> answers, int most) {
    long images = answers.count();
    if (images <= most) {
      return new PageChoice(first(answers, most, new Certain()), List.of(), images);
    }
    List<Answer> least = first(answers, most / 2, new Certain());
    MoreCertain more = new MoreCertain(least.get(least.size() - 1));
    List<Answer> others = new ArrayList<>(first(answers.filter(more::than), most / 2, new Drawn()));
    others.sort(new Certain());
    return new PageChoice(least, others, images);
  }

  /** The driver gets no more than it asks for, however many partitions there are. */
  private static List<Answer> first(JavaRDD<Answer> all, int count, Comparator<Answer> order) {
    First few = new First(count, order);
    List<Answer> first =
        new ArrayList<>(all.mapPartitions(few).coalesce(1, true).mapPartitions(few).collect());
    first.sort(order);
    return first;
  }

  Stream<Answer> all() {
    return Stream.concat(least.stream(), others.stream());
  }

  /** Those first that are least certain. */
  private static final class Certain implements Comparator<Answer>, Serializable {
    @Override
    public int compare(Answer one, Answer other) {
      int bySure = Float.compare(one.best().probability(), other.best().probability());
      return bySure == 0 ? one.image().compareTo(other.image()) : bySure;
    }
  }

  /** By lot. */
  private static final class Drawn implements Comparator<Answer>, Serializable {
    @Override
    public int compare(Answer one, Answer other) {
      return lot(one).compareTo(lot(other));
    }

    private static String lot(Answer answer) {
      return Sha256.of((SEED + answer.image()).getBytes(UTF_8));
    }
  }

  /** Tells those that come after an answer. */
  private record MoreCertain(Answer last) implements Serializable {
    boolean than(Answer answer) {
      return new Certain().compare(answer, last) > 0;
    }
  }

  /** Runs on executors: the first few in an order. */
  private record First(int count, Comparator<Answer> order)
      implements FlatMapFunction<Iterator<Answer>, Answer> {
    @Override
    public Iterator<Answer> call(Iterator<Answer> answers) {
      PriorityQueue<Answer> first = new PriorityQueue<>(order.reversed());
      while (answers.hasNext()) {
        Answer answer = answers.next();
        if (first.size() == count && order.compare(answer, first.element()) < 0) {
          first.remove();
        }
        if (first.size() < count) {
          first.add(answer);
        }
      }
      return first.iterator();
    }
  }
}

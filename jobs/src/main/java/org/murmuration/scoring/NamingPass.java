package org.murmuration.scoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.label.LabelSet;
import org.murmuration.split.Split;
import org.murmuration.table.Example;
import org.murmuration.table.LocatedExample;
import org.murmuration.table.ScoredImage;

/** Runs on executors: what a network names the examples of a split, a batch at a time. */
public final class NamingPass implements FlatMapFunction<Iterator<LocatedExample>, ScoredImage> {
  private final NetworkRun run;
  private final LabelSet labels;
  private final Split split;

  private NamingPass(NetworkRun run, LabelSet labels, Split split) {
    this.run = run;
    this.labels = labels;
    this.split = split;
  }

  /** Each partition has a network of its own. */
  public static JavaRDD<ScoredImage> over(
      JavaRDD<LocatedExample> examples,
      ExamplePass.Source source,
      int batchSize,
      LabelSet labels,
      Split split) {
    return examples.mapPartitions(new NamingPass(new NetworkRun(source, batchSize), labels, split));
  }

  @Override
  public Iterator<ScoredImage> call(Iterator<LocatedExample> examples) throws IOException {
    List<String> uris = new ArrayList<>();
    List<ScoredImage> scored = new ArrayList<>();
    run.over(
        withoutPlaces(examples, uris),
        (imageId, label, probabilities) ->
            scored.add(
                Verdict.of(
                    uris.get(scored.size()), imageId, split.id(), labels, label, probabilities)));
    return scored.iterator();
  }

  private static Iterator<Example> withoutPlaces(
      Iterator<LocatedExample> examples, List<String> uris) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(examples, 0), false)
        .map(
            located -> {
              uris.add(located.uri());
              return located.example();
            })
        .iterator();
  }
}

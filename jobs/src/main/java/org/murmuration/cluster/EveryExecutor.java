package org.murmuration.cluster;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

/** Asks all executors that are there; those that come later are not asked. */
public record EveryExecutor(JavaSparkContext context) {
  /** Tasks a core, so that every executor is likely to have one. */
  private static final int TASKS_A_CORE = 4;

  /**
   * What executors answer, equal answers once.
   *
   * @param question goes to each of them
   */
  public <Q extends Serializable, A> List<A> answers(Q question, Function<Q, A> answer) {
    int tasks = context.defaultParallelism() * TASKS_A_CORE;
    return context
        .parallelize(Collections.nCopies(tasks, question), tasks)
        .map(answer)
        .distinct()
        .collect();
  }
}

package org.murmuration.keeping;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function2;
import org.murmuration.table.Example;

/** Runs on executors: keeps the examples of a worker. */
record Dealing(WorkerShare share)
    implements Function2<Integer, Iterator<Example>, Iterator<KeptShare>> {
  @Override
  public Iterator<KeptShare> call(Integer worker, Iterator<Example> examples) throws IOException {
    return List.of(share.write(worker, examples)).iterator();
  }
}

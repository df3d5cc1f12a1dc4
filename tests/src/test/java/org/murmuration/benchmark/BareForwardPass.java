package org.murmuration.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.murmuration.engine.ImageBatch;
import org.murmuration.network.FrozenPrefix;

/** Full batches through a prefix and nothing else, in as many threads as a job has tasks. */
final class BareForwardPass implements AutoCloseable {
  private final FrozenPrefix prefix;
  private final List<ImageBatch> batches = new ArrayList<>();
  private final ExecutorService threads;

  BareForwardPass(FrozenPrefix prefix, int tasks, int batchSize) {
    this.prefix = prefix;
    this.threads = Executors.newFixedThreadPool(tasks);
    float[] image = new float[prefix.input().size()];
    Random random = new Random(1);
    IntStream.range(0, image.length).forEach(i -> image[i] = (float) random.nextGaussian());
    for (int task = 0; task < tasks; task++) {
      ImageBatch batch = new ImageBatch(prefix.input(), batchSize);
      IntStream.range(0, batchSize).forEach(place -> batch.add(image));
      batches.add(batch);
    }
  }

  /**
   * @param passes of each task
   */
  double imagesPerSecond(int passes) {
    long start = System.nanoTime();
    List<CompletableFuture<Void>> tasks =
        batches.stream()
            .map(
                batch ->
                    CompletableFuture.runAsync(
                        () -> IntStream.range(0, passes).forEach(pass -> prefix.run(batch)),
                        threads))
            .toList();
    tasks.forEach(CompletableFuture::join);
    int images = batches.stream().mapToInt(batch -> batch.size() * passes).sum();
    return images / ((System.nanoTime() - start) / 1e9);
  }

  @Override
  public void close() {
    threads.shutdown();
    batches.forEach(ImageBatch::close);
  }
}

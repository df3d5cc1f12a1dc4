package org.murmuration.imagepass;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;

/** The outcomes of a partition's images, computed a batch ahead and no more. */
final class BatchedOutcomes implements Iterator<ImageOutcome> {
  private final Iterator<PreparedImage> images;
  private final NetworkPass pass;
  private final FrozenPass network;
  private final ImageBatch batch;
  private final Queue<ImageOutcome> ready = new ArrayDeque<>();

  BatchedOutcomes(
      Iterator<PreparedImage> images, NetworkPass pass, FrozenPass network, ImageBatch batch) {
    this.images = images;
    this.pass = pass;
    this.network = network;
    this.batch = batch;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && images.hasNext()) {
      runBatch();
    }
    return !ready.isEmpty();
  }

  @Override
  public ImageOutcome next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The partition has no more images");
    }
    return ready.remove();
  }

  private void runBatch() {
    List<ImageOutcome.Used> used = new ArrayList<>();
    long readNanos = 0;
    batch.clear();
    while (images.hasNext() && !batch.isFull()) {
      PreparedImage image = images.next();
      readNanos += image.readNanos();
      add(image, used);
    }
    if (!used.isEmpty()) {
      addOutputs(used, network.runAll(batch));
    }
    pass.count(new ImageCount.Images(ready.size(), ready.size() - used.size(), readNanos));
  }

  private void add(PreparedImage image, List<ImageOutcome.Used> used) {
    if (image.outcome() instanceof ImageOutcome.Used ofPixels) {
      batch.add(image.pixels());
      used.add(ofPixels);
    } else {
      ready.add(image.outcome());
    }
  }

  private void addOutputs(List<ImageOutcome.Used> used, List<float[][]> outputs) {
    for (int i = 0; i < used.size(); i++) {
      int image = i;
      ready.add(used.get(i).withOutputs(outputs.stream().map(rows -> rows[image]).toList()));
    }
  }
}

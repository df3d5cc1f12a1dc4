package org.murmuration.imagepass;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;

/** The outcomes of a partition's images in their order, computed a batch ahead and no more. */
final class BatchedOutcomes implements Iterator<ImageOutcome> {
  private static final int REJECTS_FOR_EACH_IMAGE = 4;

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
    List<ImageOutcome> inOrder = new ArrayList<>();
    long readNanos = 0;
    batch.clear();
    while (images.hasNext() && !batch.isFull() && inOrder.size() < mostAtOnce()) {
      PreparedImage image = images.next();
      readNanos += image.readNanos();
      inOrder.add(image.outcome());
      if (image.outcome() instanceof ImageOutcome.Used) {
        batch.add(image.pixels());
      }
    }
    addAll(inOrder, batch.size() == 0 ? List.of() : network.runAll(batch));
    int rejected = inOrder.size() - batch.size();
    pass.count(new ImageCount.Images(inOrder.size(), rejected, readNanos));
  }

  /** Many rejects in a row do not pile up. */
  private int mostAtOnce() {
    return REJECTS_FOR_EACH_IMAGE * batch.capacity();
  }

  private void addAll(List<ImageOutcome> inOrder, List<float[][]> outputs) {
    int used = 0;
    for (ImageOutcome outcome : inOrder) {
      if (outcome instanceof ImageOutcome.Used ofPixels) {
        int image = used++;
        ready.add(ofPixels.withOutputs(outputs.stream().map(rows -> rows[image]).toList()));
      } else {
        ready.add(outcome);
      }
    }
  }
}

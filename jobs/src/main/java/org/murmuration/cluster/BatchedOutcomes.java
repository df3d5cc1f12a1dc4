package org.murmuration.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.murmuration.image.Preprocessing;
import org.murmuration.network.ImageBatch;
import org.murmuration.network.ImageNetwork;

/** The outcomes of a partition's images, computed a batch ahead and no more. */
final class BatchedOutcomes implements Iterator<ImageOutcome> {
  private final Iterator<ImageFile> files;
  private final NetworkPass pass;
  private final ImageNetwork network;
  private final ImageBatch batch;
  private final Preprocessing preprocessing;
  private final float[] pixels;
  private final Queue<ImageOutcome> ready = new ArrayDeque<>();

  BatchedOutcomes(
      Iterator<ImageFile> files, NetworkPass pass, ImageNetwork network, ImageBatch batch) {
    this.files = files;
    this.pass = pass;
    this.network = network;
    this.batch = batch;
    this.preprocessing = pass.preprocessing(network);
    this.pixels = new float[network.input().size()];
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && files.hasNext()) {
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
    List<ImageOutcome.Used> prepared = new ArrayList<>();
    batch.clear();
    while (files.hasNext() && !batch.isFull()) {
      prepare(files.next(), prepared);
    }
    if (!prepared.isEmpty()) {
      addOutputs(prepared, network.run(batch));
    }
    pass.count(ready.size());
  }

  private void prepare(ImageFile file, List<ImageOutcome.Used> prepared) {
    ImageOutcome outcome = pass.prepare(file, preprocessing, pixels);
    if (outcome instanceof ImageOutcome.Used used) {
      batch.add(pixels);
      prepared.add(used);
    } else {
      ready.add(outcome);
    }
  }

  private void addOutputs(List<ImageOutcome.Used> prepared, float[][] outputs) {
    for (int i = 0; i < outputs.length; i++) {
      ImageOutcome.Used image = prepared.get(i);
      ready.add(
          new ImageOutcome.Used(
              image.file(),
              image.imageId(),
              image.width(),
              image.height(),
              image.format(),
              outputs[i]));
    }
  }
}

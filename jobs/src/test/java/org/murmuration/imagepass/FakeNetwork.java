package org.murmuration.imagepass;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;

/** Gives for the i-th image of the b-th batch the row {@code [b, i]} and remembers what it did. */
public final class FakeNetwork implements FrozenPass {
  public static final ImageShape INPUT = new ImageShape(4, 6, 3);

  private final List<Integer> batchSizes = new ArrayList<>();
  private int closed;

  @Override
  public ImageShape input() {
    return INPUT;
  }

  @Override
  public List<Integer> widths() {
    return List.of(2);
  }

  @Override
  public List<float[][]> runAll(ImageBatch batch) {
    float[][] rows = new float[batch.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {batchSizes.size(), i};
    }
    batchSizes.add(batch.size());
    return List.<float[][]>of(rows);
  }

  List<Integer> batchSizes() {
    return batchSizes;
  }

  @Override
  public void close() {
    closed++;
  }

  public int timesClosed() {
    return closed;
  }
}

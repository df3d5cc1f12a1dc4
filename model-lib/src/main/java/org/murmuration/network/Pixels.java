package org.murmuration.network;

import java.nio.FloatBuffer;
import org.murmuration.dl4j.HostMemory;
import org.murmuration.dl4j.ImageBatch;
import org.murmuration.image.ImageShape;

/** The network that is no layer: {@code [n, height, width, 3] -> [n, height * width * 3]}. */
public record Pixels(ImageShape input) implements ImageNetwork {
  @Override
  public float[][] run(ImageBatch batch) {
    FloatBuffer all = HostMemory.of(batch.places());
    float[][] rows = new float[batch.size()][input.size()];
    for (float[] row : rows) {
      all.get(row);
    }
    return rows;
  }

  @Override
  public void close() {
    // It owns nothing.
  }
}

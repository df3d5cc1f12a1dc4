package org.murmuration.engine;

import java.nio.FloatBuffer;
import java.util.List;
import org.murmuration.image.ImageShape;

/** The network that is no layer: {@code [n, height, width, 3] -> [n, height * width * 3]}. */
public record Pixels(ImageShape input) implements FrozenPass {
  @Override
  public List<Integer> widths() {
    return List.of(input.size());
  }

  @Override
  public List<float[][]> runAll(ImageBatch batch) {
    batch.requireImagesOf(input);
    FloatBuffer places = batch.places();
    float[][] rows = new float[batch.size()][input.size()];
    for (float[] row : rows) {
      places.get(row);
    }
    return List.<float[][]>of(rows);
  }

  @Override
  public void close() {
    // It owns nothing.
  }
}

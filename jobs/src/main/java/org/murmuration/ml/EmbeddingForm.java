package org.murmuration.ml;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vectors;
import org.murmuration.imagepass.ImageOutcome;

/**
 * Embeddings as values of columns.
 *
 * @param asVector or else as an array
 * @param withId the hash of an image's bytes, too
 */
record EmbeddingForm(boolean asVector, boolean withId) implements OutputForm {
  @Override
  public Object[] values(ImageOutcome.Used image) {
    List<Object> values = new ArrayList<>();
    values.add(asVector ? Vectors.dense(doubles(image.output())) : boxed(image.output()));
    if (withId) {
      values.add(image.imageId());
    }
    return values.toArray();
  }

  @Override
  public int count() {
    return withId ? 2 : 1;
  }

  /** Each float is a double. */
  static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  /** As rows hold arrays. */
  private static Float[] boxed(float[] floats) {
    Float[] boxed = new Float[floats.length];
    for (int i = 0; i < floats.length; i++) {
      boxed[i] = floats[i];
    }
    return boxed;
  }
}

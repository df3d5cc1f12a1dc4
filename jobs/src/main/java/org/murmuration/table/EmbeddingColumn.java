package org.murmuration.table;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.architecture.Backbone;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Pooling;
import org.murmuration.image.ImageShape;

/**
 * Where a table keeps the embeddings of one cut.
 *
 * @param column {@value #FIRST} for a table's first cut; for the others that and the layer, with an
 *     underscore for what is no letter or digit: {@code embedding_features_12}
 * @param layer whose output the embeddings are
 * @param pooling how that output became a vector
 * @param width floats in an embedding
 */
public record EmbeddingColumn(String column, String layer, String pooling, int width) {
  static final String FIRST = "embedding";

  /** The columns of a network that is cut at several layers, in their order. */
  public static List<EmbeddingColumn> of(Backbone backbone, List<CutPoint> cuts) {
    List<EmbeddingColumn> columns = new ArrayList<>();
    for (CutPoint cut : cuts) {
      columns.add(
          new EmbeddingColumn(
              columns.isEmpty() ? FIRST : FIRST + "_" + cut.layer().replaceAll("[^A-Za-z0-9]", "_"),
              cut.layer(),
              cut.pooling().id(),
              backbone.width(cut)));
    }
    return List.copyOf(columns);
  }

  /** The column of a table that keeps pre-processed images as they are. */
  public static EmbeddingColumn ofPixels(ImageShape input) {
    return new EmbeddingColumn(FIRST, "input", Pooling.FLATTEN.id(), input.size());
  }

  /** Such as {@code fc2/average [4096]}. */
  @Override
  public String toString() {
    return "%s/%s [%d]".formatted(layer, pooling, width);
  }
}

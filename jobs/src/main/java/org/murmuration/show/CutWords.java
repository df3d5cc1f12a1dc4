package org.murmuration.show;

import java.util.Locale;
import java.util.Set;
import org.murmuration.architecture.CutSummary;
import org.murmuration.architecture.LayerCost;
import org.murmuration.architecture.LayerShape;
import org.murmuration.architecture.Pooling;
import org.murmuration.machine.Bytes;
import org.murmuration.picture.CutMark;

/** Says what a cut keeps and what it leaves out. */
record CutWords(CutSummary cut) {
  /** For the foot of the table. */
  String kept() {
    long bytes = cut.kept().total().parameterBytes();
    return keptCosts() + ", %s to broadcast".formatted(new Bytes(bytes).mebibytesOrKibibytes());
  }

  /** The pooling is a layer of what is kept, though none of the network. */
  private String keptCosts() {
    String layers = layers(cut.kept().rows().size());
    String pooling = cut.shape().spatial() ? " with the pooling" : "";
    return layers + pooling + ", " + costs(cut.kept().total());
  }

  /** For the foot of the table. */
  String leftOut() {
    int layers = cut.leftOut().size();
    return layers == 0 ? "nothing" : layers(layers) + ", " + costs(cut.saved());
  }

  private static String layers(int count) {
    return count == 1 ? "1 layer" : count + " layers";
  }

  private static String costs(LayerCost cost) {
    return "%s parameters, %s GFLOP an image"
        .formatted(
            Quantities.count(cost.parameters()),
            String.format(Locale.ROOT, "%.4g", cost.gigaflops()));
  }

  /** As in {@code 512 floats, averaged over 13 x 13}. */
  String embedding() {
    String floats = Quantities.count(cut.width()) + " floats";
    LayerShape shape = cut.shape();
    if (!shape.spatial()) {
      return floats;
    }
    return cut.cut().pooling() == Pooling.AVERAGE
        ? "%s, averaged over %d x %d".formatted(floats, shape.height(), shape.width())
        : "%s, all of %d x %d x %d"
            .formatted(floats, shape.height(), shape.width(), shape.channels());
  }

  /**
   * The cut in a picture.
   *
   * @param leftOut what to show in grey
   */
  CutMark mark(Set<String> leftOut) {
    String text = "cut at " + cut.cut().layer();
    String note =
        leftOut.isEmpty()
            ? "Embeddings of %s".formatted(embedding())
            : "Kept: %s, embeddings of %s".formatted(keptCosts(), embedding());
    return new CutMark(cut.last(), leftOut, text, note);
  }
}

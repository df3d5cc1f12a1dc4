package org.murmuration.show;

import java.util.Locale;
import java.util.Set;
import org.murmuration.network.CutSummary;
import org.murmuration.network.LayerCost;
import org.murmuration.network.LayerShape;
import org.murmuration.network.Pooling;
import org.murmuration.picture.CutMark;

/** Says what a cut keeps and what it leaves out. */
record CutWords(CutSummary cut) {
  /** For the foot of the table. */
  String kept() {
    LayerCost total = cut.kept().total();
    return "%s, %s to broadcast, embeddings of %s"
        .formatted(
            costs(cut.kept().rows().size(), total),
            Quantities.memory(total.parameterBytes()),
            embedding());
  }

  /** For the foot of the table. */
  String leftOut() {
    int layers = cut.leftOut().size();
    return layers == 0 ? "nothing" : costs(layers, cut.saved());
  }

  private static String costs(int layers, LayerCost cost) {
    return "%d layers, %s parameters, %s GFLOP an image"
        .formatted(
            layers,
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
            ? "C%s: embeddings of %s".formatted(text.substring(1), embedding())
            : "C%s: %s remain, embeddings of %s"
                .formatted(
                    text.substring(1),
                    costs(cut.kept().rows().size(), cut.kept().total()),
                    embedding());
    return new CutMark(cut.last(), leftOut, text, note);
  }
}

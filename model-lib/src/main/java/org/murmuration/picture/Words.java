package org.murmuration.picture;

import java.util.Locale;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerKind;
import org.murmuration.architecture.LayerShape;
import org.murmuration.architecture.NetworkSummary.Row;

/** What a picture says in words and numbers, and how wide that is. */
final class Words {
  private static final double BOLD = 1.08;

  private Words() {}

  /** As in {@code 224×224×64} or {@code 4096}. */
  static String shape(LayerShape shape) {
    return shape.spatial()
        ? "%d×%d×%d".formatted(shape.height(), shape.width(), shape.channels())
        : String.valueOf(shape.channels());
  }

  /** What a block says beside its name, as in {@code 3×3 / 2, 64}; nothing that its name says. */
  static String detail(Layer layer) {
    return switch (layer.kind()) {
      case CONVOLUTION -> window(layer) + ", " + layer.units();
      case MAX_POOL -> "max " + window(layer);
      case DENSE -> String.valueOf(layer.units());
      default -> layer.name().contains(layer.kind().title()) ? "" : layer.kind().title();
    };
  }

  private static String window(Layer layer) {
    int size = layer.window().size();
    int stride = layer.window().stride();
    return "%d×%d".formatted(size, size) + (stride == 1 ? "" : " / " + stride);
  }

  /** What is shown where a reader points; without the name, which stands in the block. */
  static String note(Row row) {
    String gigaflops = String.format(Locale.ROOT, "%.3g", row.cost().gigaflops());
    return "%s, gives %s, ".formatted(row.kind().title(), row.shape())
        + count(row.cost().parameters())
        + " parameters, "
        + gigaflops
        + " GFLOP";
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String legend(LayerKind kind) {
    return kind == LayerKind.RELU ? "ReLU" : kind.title();
  }

  /** About how wide a bold text is. */
  static double boldWidth(String text, double fontSize) {
    return BOLD * width(text, fontSize);
  }

  /** About how wide a text is in a font like Helvetica, as no font can be measured here. */
  static double width(String text, double fontSize) {
    return fontSize * text.codePoints().mapToDouble(Words::ems).sum();
  }

  private static double ems(int codePoint) {
    if (".,:;'|!()[]/-·ijlftr ".indexOf(codePoint) >= 0) {
      return 0.31;
    }
    if ("mwMW@%".indexOf(codePoint) >= 0) {
      return 0.88;
    }
    return Character.isUpperCase(codePoint) ? 0.70 : 0.56;
  }
}

package org.murmuration.picture;

import java.util.List;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.report.Html;

/**
 * Draws a network as SVG that is fit for a document: blocks from its input to its output, coloured
 * by what they compute, with the shape of what flows between them. It has a light ground of its own
 * and needs no font, style or script from elsewhere.
 */
public final class NetworkPicture {
  private static final double MARGIN = 22;
  private static final double ABOVE_COLUMNS = 34;
  private static final double ABOVE_LEGEND = 14;
  private static final String FONTS = "Helvetica, Arial, 'Liberation Sans', sans-serif";

  private final CutMark cut;
  private final Header header;
  private final Sizes sizes;
  private final Layout layout;
  private final Legend legend;
  private final double contentWidth;
  private final Svg svg = new Svg();

  private NetworkPicture(NetworkSummary network, String title, CutMark cut) {
    List<Block> blocks = Block.of(network, cut);
    this.cut = cut;
    this.header = Header.of(network, title, cut);
    this.sizes = Sizes.of(blocks);
    this.layout = Layout.of(Segment.of(blocks), sizes, cut);
    this.contentWidth = Math.max(layout.width(), header.width());
    this.legend = new Legend(network, cut, contentWidth);
  }

  /** A picture of all layers. */
  public static String of(NetworkSummary network, String title) {
    return of(network, title, CutMark.NONE);
  }

  /** A picture of all layers and a cut. */
  public static String of(NetworkSummary network, String title, CutMark cut) {
    return new NetworkPicture(network, title, cut).draw();
  }

  private String draw() {
    double columnsTop = MARGIN + header.height() + ABOVE_COLUMNS;
    double legendTop = columnsTop + layout.height() + ABOVE_LEGEND;
    open(contentWidth + 2 * MARGIN, legendTop + legend.height() + MARGIN);
    header.draw(svg, MARGIN, MARGIN);
    network(MARGIN + (contentWidth - layout.width()) / 2, columnsTop);
    legend.draw(svg, MARGIN, legendTop);
    return svg.add("</g>\n</svg>\n").toString();
  }

  private void open(double width, double height) {
    svg.add("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" ")
        .add("aria-labelledby=\"network-title network-about\" ")
        .add("width=\"%.0f\" height=\"%.0f\" ", width, height)
        .add("viewBox=\"0 0 %.0f %.0f\">\n", width, height)
        .add("<title id=\"network-title\">%s</title>\n", Html.text(header.title()))
        .add("<desc id=\"network-about\">%s</desc>\n", Html.text(about()))
        .add("<rect width=\"%.0f\" height=\"%.0f\" fill=\"%s\"/>\n", width, height, Colours.PAPER)
        .add("<g font-family=\"%s\">\n", FONTS);
  }

  private String about() {
    return "Layers from input to output as blocks, with the shapes between them on arrows. "
        + String.join("; ", header.lines());
  }

  private void network(double left, double top) {
    svg.add("<g transform=\"translate(%.1f %.1f)\">\n", left, top);
    layout.panels().forEach(panel -> svg.rectangle(panel, Colours.PANEL));
    Edges.draw(layout, cut, svg);
    Blocks blocks = new Blocks(sizes, svg);
    layout.boxes().forEach(blocks::draw);
    layout.boxes().keySet().stream()
        .filter(cut::comesAfter)
        .map(layout.boxes()::get)
        .forEach(box -> blocks.cut(cut, layout.across(box), layout.under(box)));
    svg.add("</g>\n");
  }
}

package org.murmuration.show;

import java.util.Optional;
import org.murmuration.architecture.CutPoint;
import org.murmuration.refusal.Given;

/**
 * What is shown of a network.
 *
 * @param cut where to cut it
 * @param layers which rows to list; all, if empty
 * @param svg where the picture goes, if one is wanted
 */
public record ShowSettings(
    Optional<CutPoint> cut, Optional<RowSlice> layers, Optional<String> svg) {
  private static final ShowSettings DEFAULTS =
      new ShowSettings(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value cannot be used
   */
  public ShowSettings {
    Given.value("--cut", cut);
    Given.value("--layers", layers);
    Given.value("--svg", svg).ifPresent(file -> Given.place("--svg", file));
  }

  public static ShowSettings defaults() {
    return DEFAULTS;
  }

  public ShowSettings withCut(CutPoint point) {
    return new ShowSettings(Optional.of(Given.value("--cut", point)), layers, svg);
  }

  public ShowSettings withLayers(RowSlice rows) {
    return new ShowSettings(cut, Optional.of(Given.value("--layers", rows)), svg);
  }

  public ShowSettings withSvg(String file) {
    return new ShowSettings(cut, layers, Optional.of(Given.place("--svg", file)));
  }
}

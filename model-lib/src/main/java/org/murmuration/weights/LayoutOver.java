package org.murmuration.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;

/** A layout seen through another pair of glasses: what is not told otherwise is as it was. */
abstract class LayoutOver implements Layout {
  private final Layout inner;
  private final List<String> readings;

  /**
   * @param readings that add to those of the layout
   */
  LayoutOver(Layout inner, List<String> readings) {
    this.inner = inner;
    this.readings = new ArrayList<>(inner.readings());
    this.readings.addAll(readings);
  }

  final Layout inner() {
    return inner;
  }

  @Override
  public String title() {
    return inner.title();
  }

  @Override
  public String owner() {
    return inner.owner();
  }

  @Override
  public Preset preset() {
    return inner.preset();
  }

  @Override
  public AxisOrder order() {
    return inner.order();
  }

  @Override
  public List<ForeignArray> arrays() {
    return inner.arrays();
  }

  @Override
  public Map<String, String> names(Architecture architecture) {
    return inner.names(architecture);
  }

  @Override
  public Optional<ImageShape> input() {
    return inner.input();
  }

  @Override
  public List<String> notes() {
    return inner.notes();
  }

  @Override
  public final List<String> readings() {
    return List.copyOf(readings);
  }

  @Override
  public boolean isOnTop(String array, Set<String> trunk) {
    return inner.isOnTop(array, trunk);
  }

  @Override
  public void forEach(ArrayVisitor visitor) throws IOException {
    inner.forEach(visitor);
  }
}

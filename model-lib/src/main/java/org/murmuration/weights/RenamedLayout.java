package org.murmuration.weights;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A layout in which arrays have other names and shapes; those without one are left out. */
final class RenamedLayout extends LayoutOver {
  private final Map<String, ForeignArray> byName;

  /**
   * @param byName what an array is to be, by the name that it has in the file; each has as many
   *     elements as there, in the same order
   * @param readings that this rests on
   */
  RenamedLayout(Layout inner, Map<String, ForeignArray> byName, List<String> readings) {
    super(inner, readings);
    this.byName = Map.copyOf(byName);
  }

  @Override
  public List<ForeignArray> arrays() {
    return inner().arrays().stream()
        .filter(array -> byName.containsKey(array.name()))
        .map(array -> byName.get(array.name()))
        .toList();
  }

  @Override
  public void forEach(ArrayVisitor visitor) throws IOException {
    inner()
        .forEach(
            (array, floats) -> {
              ForeignArray renamed = byName.get(array.name());
              if (renamed != null) {
                visitor.visit(renamed, floats);
              }
            });
  }
}

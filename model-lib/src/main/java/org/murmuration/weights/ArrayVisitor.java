package org.murmuration.weights;

import java.io.IOException;

/** Gets each array of a file, in the file's order. */
@FunctionalInterface
interface ArrayVisitor {
  void visit(ForeignArray array, FloatSource floats) throws IOException;
}

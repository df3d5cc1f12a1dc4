package org.murmuration.safetensors;

import java.io.IOException;

/** Gets each array of a file, in the file's order. */
@FunctionalInterface
public interface TensorVisitor {
  void visit(TensorInfo tensor, FloatInput floats) throws IOException;
}

package org.murmuration.onednn;

import java.util.List;

/**
 * What a network does with a batch of a certain capacity; any number of runs share it.
 *
 * @param parts in order
 * @param images where a run finds them
 * @param outputs where it leaves rows
 * @param bytes that a run needs
 * @param kernels that the layers got
 * @param natives all that the library keeps for it
 */
record Program(
    List<Part> parts,
    Place images,
    List<Place> outputs,
    long bytes,
    Kernels kernels,
    Natives natives)
    implements AutoCloseable {
  /** The steps of a section, over each of its slices in turn. */
  record Part(Section section, List<Step> steps) {}

  Program {
    parts = List.copyOf(parts);
    outputs = List.copyOf(outputs);
  }

  @Override
  public void close() {
    natives.close();
  }
}

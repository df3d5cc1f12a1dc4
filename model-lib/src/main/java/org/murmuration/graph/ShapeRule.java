package org.murmuration.graph;

import java.util.List;

/**
 * What an operator makes of what is known of its inputs. It may fail in any way on a node that
 * breaks the operator's own rules: nothing is known then of what that gives.
 */
interface ShapeRule {
  /** Of each output; the last one holds for all that follow. */
  List<Known> of(Step step);
}

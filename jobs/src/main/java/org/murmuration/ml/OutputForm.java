package org.murmuration.ml;

import java.io.Serializable;
import org.murmuration.imagepass.ImageOutcome;

/** Runs on executors: what a network gave for an image, as values of columns. */
interface OutputForm extends Serializable {
  Object[] values(ImageOutcome.Used image);

  /** How many values these are. */
  int count();
}

package org.murmuration.export;

import java.io.IOException;
import java.io.OutputStream;
import org.murmuration.network.Classifier;
import org.murmuration.store.ClassifierArchive;

/** How other programs want a classifier. */
public sealed interface ExportFormat permits OnnxFormat, SafetensorsFormat {
  /** The name in settings. */
  String id();

  /**
   * That a classifier of a network that came as ONNX is wanted as what it is: its graph.
   *
   * @throws org.murmuration.refusal.Refusal (settings) if it cannot be had in this form
   */
  void requireGraph(ClassifierArchive archive);

  /**
   * @param classifier that of the archive
   */
  void write(ClassifierArchive archive, Classifier classifier, OutputStream out) throws IOException;
}

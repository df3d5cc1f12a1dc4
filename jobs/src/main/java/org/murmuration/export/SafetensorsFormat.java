package org.murmuration.export;

import java.io.IOException;
import java.io.OutputStream;
import org.murmuration.network.Classifier;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.ClassifierNotes;
import org.murmuration.weights.TorchvisionWriter;

/** Safetensors with torchvision's names, for PyTorch. */
public record SafetensorsFormat() implements ExportFormat {
  static final String ID = "safetensors";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void requireGraph(ClassifierArchive archive) {
    throw Refusal.settings(
        "Cannot export %s as safetensors: it came as an ONNX file, and its layers have no names of torchvision's (use --format onnx)"
            .formatted(archive.config().network().backbone().id()));
  }

  @Override
  public void write(ClassifierArchive archive, Classifier classifier, OutputStream out)
      throws IOException {
    TorchvisionWriter.write(classifier, ClassifierNotes.of(archive, classifier.head()), out);
  }
}

package org.murmuration.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.murmuration.image.Preset;
import org.murmuration.network.Classifier;
import org.murmuration.onnx.OnnxFile;
import org.murmuration.onnx.PreprocessingPlace;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.ClassifierNotes;

/**
 * ONNX, for runtimes of any language.
 *
 * @param preprocessing who makes of pixels what the network reads
 */
public record OnnxFormat(PreprocessingPlace preprocessing) implements ExportFormat {
  static final String ID = "onnx";

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if it is null
   */
  public OnnxFormat {
    Given.value("--preprocessing", preprocessing);
  }

  /** For normalised pixels. */
  public static OnnxFormat defaults() {
    return new OnnxFormat(PreprocessingPlace.OUTSIDE);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void requireGraph(ClassifierArchive archive) {
    if (preprocessing == PreprocessingPlace.INSIDE) {
      throw Refusal.settings(
          "Cannot put pre-processing inside: the network came as an ONNX file, whose input stays as it is (leave out --preprocessing)");
    }
  }

  @Override
  public void write(ClassifierArchive archive, Classifier classifier, OutputStream out)
      throws IOException {
    new OnnxFile(Preset.named(archive.config().network().preset()), preprocessing, version())
        .write(classifier, ClassifierNotes.of(archive, classifier.head()), out);
  }

  private static String version() {
    return Optional.ofNullable(OnnxFormat.class.getPackage().getImplementationVersion())
        .orElse("(development)");
  }
}

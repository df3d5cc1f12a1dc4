package org.murmuration.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.FrozenPass;
import org.murmuration.graph.JoinedGraph;
import org.murmuration.label.LabelSet;
import org.murmuration.network.Classifier;
import org.murmuration.network.OnnxNetwork;
import org.murmuration.seen.SeenImages;

/**
 * A classifier in a folder: {@code config.json}, {@code model.safetensors} (of a network that came
 * as ONNX: {@code model.onnx}, prefix and head in one graph), {@code seen.bin} and a model card.
 */
public final class ClassifierArchive {
  private static final String CONFIG = "config.json";
  private static final String CARD = "README.md";

  private final SealedFolder folder;
  private final String location;
  private final ClassifierConfig config;

  private ClassifierArchive(SealedFolder folder, String location, ClassifierConfig config) {
    this.folder = folder;
    this.location = location;
    this.config = config;
  }

  /** Writes a classifier of which nobody knows what it saw. */
  public static void write(Classifier classifier, ClassifierConfig config, Folder folder)
      throws IOException {
    write(classifier, config, SeenImages.UNKNOWN, folder);
  }

  public static void write(
      Classifier classifier, ClassifierConfig config, SeenImages seen, Folder folder)
      throws IOException {
    seal(withWeights(classifier, folder), config, seen);
  }

  /** Writes a classifier of a network that came as ONNX. */
  public static void write(
      JoinedGraph classifier, ClassifierConfig config, SeenImages seen, Folder folder)
      throws IOException {
    SealedFolder sealed = SealedFolder.toWrite(folder);
    try (OutputStream out = sealed.create(NetworkArchive.GRAPH)) {
      classifier.writeTo(out);
    }
    seal(sealed, config, seen);
  }

  /**
   * Writes a classifier whose network has learnt too, so that it is no longer the one that its
   * configuration was made for.
   */
  public static void writeFineTuned(
      Classifier classifier, ClassifierConfig config, SeenImages seen, Folder folder)
      throws IOException {
    SealedFolder sealed = withWeights(classifier, folder);
    seal(sealed, config.withWeights(sealed.sum(NetworkArchive.MODEL)), seen);
  }

  private static SealedFolder withWeights(Classifier classifier, Folder folder) throws IOException {
    SealedFolder sealed = SealedFolder.toWrite(folder);
    try (OutputStream out = sealed.create(NetworkArchive.MODEL)) {
      ParametersFile.write(classifier.parameters(), out);
    }
    return sealed;
  }

  private static void seal(SealedFolder sealed, ClassifierConfig config, SeenImages seen)
      throws IOException {
    SeenFile.write(sealed, seen);
    sealed.write(CONFIG, new JsonFormat().write(config));
    sealed.write(CARD, new ModelCard(config).text().getBytes(UTF_8));
    sealed.seal();
  }

  /**
   * Reads the configuration.
   *
   * @throws java.io.FileNotFoundException if that is no classifier folder
   */
  public static ClassifierArchive open(Folder folder) throws IOException {
    SealedFolder sealed = SealedFolder.toRead(folder);
    ClassifierConfig config =
        ClassifierConfig.read(sealed.read(CONFIG), folder.location() + "/" + CONFIG);
    return new ClassifierArchive(
        sealed, folder.location() + "/" + config.network().modelFile(), config);
  }

  public ClassifierConfig config() {
    return config;
  }

  public LabelSet labels() {
    return LabelSet.inOrder(config.head().labels());
  }

  /** Which images it saw; not known of one that an older program wrote. */
  public SeenImages seen() throws IOException {
    return SeenFile.read(folder);
  }

  public CutPoint cut() {
    return config.head().cutPoint();
  }

  /** The model's file, checked against {@code SHA256SUMS} when it is closed. */
  public InputStream model() throws IOException {
    return folder.open(config.network().modelFile());
  }

  /**
   * Copies the model's file.
   *
   * @throws org.murmuration.refusal.Refusal (input) after the last byte, if it is damaged
   */
  public void copyModel(OutputStream out) throws IOException {
    try (InputStream model = model()) {
      model.transferTo(out);
    }
  }

  /** SHA-256 of the model's file. */
  public String modelSha256() {
    return folder.sum(config.network().modelFile());
  }

  /** Identifies what the classifier names: two classifiers with one fingerprint are the same. */
  public String fingerprint() {
    HeadConfig head = config.head();
    return Sha256.of(
        String.join(
            "\n",
            config.network().fingerprint(),
            head.cutPoint().toString(),
            head.hidden().units().toString(),
            modelSha256(),
            String.join("\n", head.labels())));
  }

  /**
   * Some of the parameters.
   *
   * @return parameters that the caller closes
   */
  public Parameters parameters(ParameterLayout slots) throws IOException {
    return folder.read(NetworkArchive.MODEL, in -> ParametersFile.read(in, slots, location));
  }

  /**
   * @return a classifier that the caller closes
   */
  public Classifier classifier() throws IOException {
    return folder.read(NetworkArchive.MODEL, in -> read(config, in, location));
  }

  /** The classifier of a configuration and the parameters' file, wherever that comes from. */
  private static Classifier read(ClassifierConfig config, InputStream model, String location)
      throws IOException {
    return Classifier.of(
        config.network().architecture(),
        config.head().cutPoint(),
        LabelSet.inOrder(config.head().labels()),
        parameters(config, model, location));
  }

  /** What such a classifier computes, from its model's file, wherever that comes from. */
  public static FrozenPass pass(ClassifierConfig config, InputStream model, String location)
      throws IOException {
    if (config.network().graph().isPresent()) {
      return OnnxNetwork.whole(config.network().graph().get(), model);
    }
    return Classifier.pass(
        config.network().architecture(),
        config.head().cutPoint(),
        LabelSet.inOrder(config.head().labels()),
        parameters(config, model, location));
  }

  private static Parameters parameters(ClassifierConfig config, InputStream model, String location)
      throws IOException {
    ParameterLayout slots =
        Classifier.slots(
            config.network().architecture(),
            config.head().cutPoint(),
            config.head().hidden(),
            config.head().labels().size());
    return ParametersFile.read(model, slots, location);
  }
}

package org.murmuration.export;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.apache.spark.sql.SparkSession;
import org.murmuration.command.Job;
import org.murmuration.network.Classifier;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.NewFile;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.Folder;
import org.murmuration.store.Sha256;

/**
 * Writes a classifier as one file for other programs. Runs on the driver.
 *
 * <p><i>Input</i>: a classifier folder. <i>Output</i>: a file, which must not exist.
 * <i>Example</i>: {@code spark-submit murmuration.jar export --from classifier --format onnx --to
 * classifier.onnx}
 *
 * @param from a classifier folder
 * @param to a file that does not exist
 * @param format {@link OnnxFormat} or {@link SafetensorsFormat}
 */
public record ExportJob(String from, String to, ExportFormat format) implements Job {
  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public ExportJob {
    Given.place("--from", from);
    Given.place("--to", to);
    Given.value("--format", format);
  }

  @Override
  public ExportResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    NewFile file = NewFile.at(storage, to);
    ClassifierArchive archive = open(storage.existingFolder(from, "classifier"));
    MessageDigest digest = Sha256.digest();
    write(
        archive, content -> file.write(out -> content.write(new DigestOutputStream(out, digest))));
    return new ExportResult(
        storage.qualified(to),
        format.id(),
        storage.length(to),
        Sha256.hex(digest.digest()),
        archive.labels().size());
  }

  /** Takes what writes a file, and has it written. */
  private interface Target {
    void take(NewFile.Writer content) throws IOException;
  }

  /** Reads before it writes: a classifier that is refused leaves nothing, no folder either. */
  private void write(ClassifierArchive archive, Target file) throws IOException {
    if (archive.config().network().graph().isPresent()) {
      format.requireGraph(archive);
      archive.copyModel(OutputStream.nullOutputStream());
      file.take(archive::copyModel);
      return;
    }
    try (Classifier classifier = archive.classifier()) {
      file.take(out -> format.write(archive, classifier, out));
    }
  }

  private ClassifierArchive open(Folder folder) throws IOException {
    try {
      return ClassifierArchive.open(folder);
    } catch (FileNotFoundException e) {
      throw noClassifier(e);
    } catch (Refusal e) {
      throw e.kind() == Refusal.Kind.INPUT ? noClassifier(e) : e;
    }
  }

  private Refusal noClassifier(Exception why) {
    return Refusal.input(
        "Cannot export %s: it is no classifier folder as pipeline and assemble make it (%s)"
            .formatted(from, why.getMessage()),
        why);
  }
}

package org.murmuration.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.dl4j.Parameters;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;
import org.murmuration.network.TrainedHead;

/** What a file for other programs says about the classifier in it, text by name. */
public final class ClassifierNotes {
  /** How pixels become the network's input. */
  public static final String PRESET = "preset";

  /** Height x width x channels of an image. */
  public static final String INPUT_SHAPE = "input_shape";

  private ClassifierNotes() {}

  /**
   * @param head that of the archive
   * @return {@code labels} (a JSON array in the order of the outputs), {@code preset} and more
   */
  public static Map<String, String> of(ClassifierArchive archive, TrainedHead head) {
    Map<String, String> notes = of(archive.config(), head);
    notes.put("classifier_sha256", archive.modelSha256());
    return notes;
  }

  /** The same of one that is yet to be written. */
  public static Map<String, String> of(ClassifierConfig config, TrainedHead head) {
    NetworkConfig network = config.network();
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("labels", json(config.head().labels()));
    notes.put("architecture", network.backbone().id());
    notes.put(INPUT_SHAPE, network.backbone().input().toString());
    notes.put(PRESET, network.preset());
    notes.put("preprocessing", preprocessing(config));
    notes.put("cut", config.head().cut());
    notes.put("pooling", config.head().pooling());
    notes.put("weights_source", network.source().file());
    notes.put("weights_layout", network.source().layout());
    notes.put("weights_licence", network.source().licence());
    notes.put("network_fingerprint", network.fingerprint());
    notes.put("head_fingerprint", fingerprint(head));
    return notes;
  }

  /** What the head learnt from; a head that does not say is of a time when all was cropped. */
  private static String preprocessing(ClassifierConfig config) {
    NetworkConfig network = config.network();
    return config
        .head()
        .preprocessing()
        .orElseGet(
            () ->
                new Preprocessing(network.backbone().input(), Preset.named(network.preset())).id());
  }

  private static String json(List<String> labels) {
    try {
      return new ObjectMapper().writeValueAsString(labels);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A list of texts can be written", e);
    }
  }

  /** SHA-256 of the {@code head.safetensors} that the head's own folder has. */
  private static String fingerprint(TrainedHead head) {
    MessageDigest digest = Sha256.digest();
    try (Parameters parameters = head.parameters()) {
      ParametersFile.write(
          parameters, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing is written but a checksum", e);
    }
    return Sha256.hex(digest.digest());
  }
}

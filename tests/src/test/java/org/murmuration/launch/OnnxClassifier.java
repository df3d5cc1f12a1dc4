package org.murmuration.launch;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.murmuration.image.ImageDecoder;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;
import org.murmuration.image.RejectedImageException;

/**
 * An exported model with its pre-processing inside, used as a program without Murmuration would.
 */
final class OnnxClassifier implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final List<String> labels;

  /** The likeliest label of a photo. */
  record Answer(String label, float probability) {}

  OnnxClassifier(Path file) throws OrtException, IOException {
    session = environment.createSession(file.toString());
    String json = session.getMetadata().getCustomMetadataValue("labels").orElseThrow();
    labels = new ObjectMapper().readValue(json, new TypeReference<List<String>>() {});
  }

  List<String> labels() {
    return labels;
  }

  Answer nameOf(Path photo, ImageShape shape)
      throws OrtException, IOException, RejectedImageException {
    // Only the size is the caller's business; the preset plays no part in it.
    BufferedImage fitted =
        new Preprocessing(shape, Preset.CAFFE)
            .fit(new ImageDecoder().decode(Files.readAllBytes(photo)).pixels());
    ByteBuffer rgb = ByteBuffer.allocateDirect(shape.size());
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        int pixel = fitted.getRGB(x, y);
        rgb.put((byte) (pixel >> 16)).put((byte) (pixel >> 8)).put((byte) pixel);
      }
    }
    long[] sizes = {1, shape.height(), shape.width(), 3};
    try (OnnxTensor images =
            OnnxTensor.createTensor(environment, rgb.flip(), sizes, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("images", images))) {
      return best(((float[][]) result.get("probabilities").orElseThrow().getValue())[0]);
    }
  }

  private Answer best(float[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return new Answer(labels.get(best), probabilities[best]);
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}

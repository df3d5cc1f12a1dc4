package org.murmuration.weights;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.LayerShape;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.network.Classifier;
import org.murmuration.safetensors.FloatOutput;
import org.murmuration.safetensors.SafetensorsWriter;
import org.murmuration.safetensors.StreamedArray;

/**
 * Writes a classifier as a safetensors file with torchvision's names, the way back of {@link
 * TorchvisionLayout}. Weights that read a flattened image have their columns in torchvision's
 * (channel, height, width) order.
 *
 * <p>A head in the place of the network's last layer gets that layer's name, and the file is a
 * whole network. Any other head becomes {@code head.weight} and {@code head.bias}: torchvision has
 * no such layer (SqueezeNet's last is a convolution under a ReLU, and a head over averaged features
 * has none), so the file does not claim that it does.
 */
public final class TorchvisionWriter {
  /** Of the note that says what the head's arrays are. */
  static final String HEAD_NOTE = "head";

  private final Classifier classifier;
  private final Map<String, String> theirs = new HashMap<>();

  private TorchvisionWriter(Classifier classifier) {
    this.classifier = classifier;
    Architecture architecture = classifier.architecture();
    architecture
        .family()
        .torchvisionNames(architecture.layers())
        .forEach((name, ours) -> theirs.put(ours, name));
    if (classifier.replacesLastLayer()) {
      theirs.put("head", theirs.get(architecture.lastTrained().name()));
    }
  }

  /**
   * @param notes go into the header's {@code __metadata__}, with one about the head
   */
  public static void write(Classifier classifier, Map<String, String> notes, OutputStream out)
      throws IOException {
    TorchvisionWriter writer = new TorchvisionWriter(classifier);
    List<StreamedArray> arrays =
        classifier.parameters().slots().all().stream().map(writer::array).toList();
    Map<String, String> metadata = new LinkedHashMap<>(notes);
    metadata.put("format", "pt");
    metadata.put(HEAD_NOTE, writer.headNote());
    SafetensorsWriter.write(arrays, metadata, out);
  }

  private StreamedArray array(ParameterSlot slot) {
    String name = theirs.getOrDefault(slot.layer(), slot.layer());
    String theirName = name + slot.name().substring(slot.layer().length());
    return classifier
        .flattenedBefore(slot)
        .map(image -> new StreamedArray(theirName, slot.shape(), out -> permute(slot, image, out)))
        .orElseGet(() -> StreamedArray.of(theirName, slot, classifier.parameters()));
  }

  /** Row by row: (height, width, channel) becomes (channel, height, width). */
  private void permute(ParameterSlot slot, LayerShape image, FloatOutput out) throws IOException {
    FloatBuffer source = classifier.parameters().memory(slot);
    int pixels = image.height() * image.width();
    float[] row = new float[image.elements()];
    float[] permuted = new float[image.elements()];
    while (source.hasRemaining()) {
      source.get(row);
      for (int i = 0; i < permuted.length; i++) {
        permuted[i] = row[i % pixels * image.channels() + i / pixels];
      }
      out.write(FloatBuffer.wrap(permuted));
    }
  }

  private String headNote() {
    if (classifier.replacesLastLayer()) {
      return "is %s: with it this is a whole network of %d classes"
          .formatted(theirs.get("head"), classifier.head().labels().size());
    }
    return "head.weight and head.bias are a softmax layer over %sthe output of %s, %s; torchvision has no such layer"
        .formatted(hiddenNote(), classifier.cut().layer(), headInput());
  }

  private String hiddenNote() {
    HiddenLayers hidden = classifier.head().hiddenLayers();
    return hidden.isEmpty()
        ? ""
        : "dense layers with a ReLU each (head.hidden1 and so on, %s units) over "
            .formatted(hidden);
  }

  private String headInput() {
    if (classifier.averages()) {
      return "averaged over height and width";
    }
    ParameterLayout slots = classifier.parameters().slots();
    ParameterSlot weight = slots.find(slots.headLayers().get(0) + ParameterLayout.WEIGHT);
    return classifier.flattenedBefore(weight).isPresent()
        ? "flattened as (channel, height, width)"
        : "a vector";
  }
}

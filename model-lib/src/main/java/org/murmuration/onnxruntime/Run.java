package org.murmuration.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.engine.AlignedFloats;
import org.murmuration.engine.ImageBatch;

/** What one thread needs to compute: places for some images and for what comes of them. */
final class Run implements AutoCloseable {
  private final Session session;
  private final OnnxInput input;
  private final int places;
  private final List<AlignedFloats> memory = new ArrayList<>();
  private final FloatBuffer pixels;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
  private final Map<String, FloatBuffer> values = new HashMap<>();

  Run(Session session, OnnxInput input, Map<String, long[]> shapes, int places) {
    this.session = session;
    this.input = input;
    this.places = places;
    this.pixels = room(input.shape().size());
    this.inputs = Map.of(input.tensor(), session.tensor(pixels, input.dimensions(places)));
    shapes.forEach(this::addOutput);
  }

  private FloatBuffer room(int floatsOfAnImage) {
    memory.add(new AlignedFloats((long) places * floatsOfAnImage));
    return memory.get(memory.size() - 1).floats();
  }

  private void addOutput(String name, long[] ofOneImage) {
    FloatBuffer floats = room(OnnxOutput.elements(ofOneImage));
    long[] shape = ofOneImage.clone();
    shape[0] = places;
    outputs.put(name, session.tensor(floats, shape));
    values.put(name, floats);
  }

  int places() {
    return places;
  }

  /**
   * @param first of the images of the batch that are to be computed, as many as there are places
   */
  void compute(ImageBatch batch, int first) {
    int size = input.shape().size();
    FloatBuffer images = batch.places();
    float[] image = new float[size];
    for (int place = 0; place < places; place++) {
      images.get((first + place) * size, image);
      pixels.put(place * size, input.ordered(image));
    }
    session.run(inputs, outputs);
  }

  /** All values of an image in one of the outputs. */
  float[] values(String output, int place) {
    FloatBuffer all = values.get(output);
    float[] ofImage = new float[all.capacity() / places];
    all.get(place * ofImage.length, ofImage);
    return ofImage;
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
    memory.forEach(AlignedFloats::close);
  }
}

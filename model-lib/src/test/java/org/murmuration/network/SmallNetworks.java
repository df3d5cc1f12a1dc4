package org.murmuration.network;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Family;
import org.murmuration.architecture.Vgg;
import org.murmuration.dl4j.HostMemory;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.murmuration.label.LabelSet;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The published networks with few channels and small images whose sides differ. */
public final class SmallNetworks {
  private static final ImageShape VGG_INPUT = new ImageShape(32, 64, 3);
  private static final ImageShape SQUEEZENET_INPUT = new ImageShape(64, 48, 3);
  private static final int CLASSES = 10;

  private SmallNetworks() {}

  public static Architecture of(Family family) {
    Architecture published = Architecture.named(family.id()).withClasses(CLASSES);
    return family instanceof Vgg
        ? published.withInput(VGG_INPUT).withWidths(List.of(3, 4, 5, 6, 7, 8, 9))
        : published.withInput(SQUEEZENET_INPUT).withWidths(List.of(4, 3, 5, 2, 6, 3, 7, 2, 8));
  }

  /** Without its top. */
  public static Architecture trunkOf(Family whole) {
    Architecture small = of(whole);
    Architecture trunk = Architecture.named(whole.id() + "_notop");
    return trunk
        .withInput(small.input())
        .withWidths(small.widths().subList(0, trunk.widths().size()));
  }

  public static List<Family> vggs() {
    return Family.all().stream().filter(Vgg.class::isInstance).toList();
  }

  public static Architecture vgg11() {
    return of(Family.named("vgg11"));
  }

  public static Architecture squeezeNet() {
    return of(Family.named("squeezenet1_1"));
  }

  /** Pixels from a normal distribution, as pre-processed images have them. */
  public static float[] image(ImageShape shape, Random random) {
    return draw(shape.size(), random);
  }

  private static float[] draw(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** A full batch that the caller closes. */
  public static ImageBatch images(ImageShape shape, int count, long seed) {
    Random random = new Random(seed);
    ImageBatch batch = new ImageBatch(shape, count);
    for (int i = 0; i < count; i++) {
      batch.add(image(shape, random));
    }
    return batch;
  }

  /** The same images as an array {@code [count, height, width, channels]}, to learn from. */
  static INDArray array(ImageShape shape, int count, long seed) {
    Random random = new Random(seed);
    INDArray array =
        Nd4j.create(DataType.FLOAT, count, shape.height(), shape.width(), shape.channels());
    FloatBuffer memory = HostMemory.of(array);
    for (int i = 0; i < count; i++) {
      memory.put(image(shape, random));
    }
    return array;
  }

  /** Three labels, with weights and biases from a normal distribution. */
  public static TrainedHead head(int width, long seed) {
    LabelSet labels = LabelSet.inOrder(List.of("wren", "crow", "gull"));
    Random random = new Random(seed);
    return new TrainedHead(
        labels, draw(labels.size() * width, random), draw(labels.size(), random));
  }

  /** The same labels after two hidden layers. */
  public static TrainedHead deepHead(int width, long seed) {
    Random random = new Random(seed);
    List<HeadLayer> hidden = List.of(layer(width, 6, random), layer(6, 5, random));
    return new TrainedHead(head(1, 1).labels(), hidden, layer(5, 3, random));
  }

  private static HeadLayer layer(int width, int units, Random random) {
    return new HeadLayer(draw(width * units, random), draw(units, random));
  }

  /** A copy of the parameters, to compare. */
  public static float[] floats(Parameters parameters) {
    float[] floats = new float[(int) parameters.slots().length()];
    parameters.memory().get(floats);
    return floats;
  }
}

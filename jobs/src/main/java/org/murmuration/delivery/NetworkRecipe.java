package org.murmuration.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.Numerics;
import org.murmuration.engine.Pixels;
import org.murmuration.image.ImageShape;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.store.JsonFormat;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.NetworkConfig;
import org.murmuration.store.ParametersFile;

/**
 * How an executor builds a network from the bytes of its parameters. Small: it travels in closures.
 */
sealed interface NetworkRecipe extends Serializable {
  /** Where the configuration comes from, for messages. */
  String DRIVER = "the network that the driver sent";

  /**
   * The network, which the caller closes.
   *
   * @param location of the parameters, for messages
   */
  FrozenPass build(InputStream parameters, String location) throws IOException;

  /** A pre-trained network up to its cuts. */
  record Prefix(byte[] networkConfigJson, List<CutPoint> cuts, Numerics numerics)
      implements NetworkRecipe {
    public Prefix {
      cuts = List.copyOf(cuts);
    }

    @Override
    public FrozenPass build(InputStream parameters, String location) throws IOException {
      Architecture architecture = architecture(networkConfigJson);
      return FrozenPrefix.of(
          architecture, cuts, read(parameters, architecture, cuts, location), numerics);
    }
  }

  /** The same, of which the activations are wanted that need a scale to have 8 bits. */
  record Activations(byte[] networkConfigJson, List<CutPoint> cuts) implements NetworkRecipe {
    public Activations {
      cuts = List.copyOf(cuts);
    }

    @Override
    public FrozenPass build(InputStream parameters, String location) throws IOException {
      Architecture architecture = architecture(networkConfigJson);
      return FrozenPrefix.activations(
          architecture, cuts, read(parameters, architecture, cuts, location));
    }
  }

  /**
   * A network that came as ONNX, up to its cuts.
   *
   * @param by as its file comes: pruned by the driver, or whole
   */
  record OnnxPrefix(byte[] networkConfigJson, List<CutPoint> cuts, WeightsBy by)
      implements NetworkRecipe {
    public OnnxPrefix {
      cuts = List.copyOf(cuts);
    }

    @Override
    public FrozenPass build(InputStream model, String location) throws IOException {
      NetworkConfig config = new JsonFormat().read(networkConfigJson, NetworkConfig.class, DRIVER);
      return switch (by) {
        case BROADCAST -> NetworkArchive.pass(config, cuts, model);
        case FILE -> NetworkArchive.passOfWhole(config, cuts, model, location);
      };
    }
  }

  private static Architecture architecture(byte[] networkConfigJson) {
    return new JsonFormat().read(networkConfigJson, NetworkConfig.class, DRIVER).architecture();
  }

  private static Parameters read(
      InputStream parameters, Architecture architecture, List<CutPoint> cuts, String location)
      throws IOException {
    return ParametersFile.read(parameters, FrozenPrefix.slots(architecture, cuts), location);
  }

  /** Images as they are. */
  record NoLayer(int height, int width, int channels) implements NetworkRecipe {
    @Override
    public FrozenPass build(InputStream parameters, String location) {
      return new Pixels(new ImageShape(height, width, channels));
    }
  }

  /** A classifier, head included. */
  record WholeClassifier(byte[] classifierConfigJson) implements NetworkRecipe {
    @Override
    public FrozenPass build(InputStream parameters, String location) throws IOException {
      ClassifierConfig config = ClassifierConfig.read(classifierConfigJson, DRIVER);
      return ClassifierArchive.pass(config, parameters, location);
    }
  }
}

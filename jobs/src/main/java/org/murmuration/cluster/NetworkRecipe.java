package org.murmuration.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.murmuration.network.CutPoint;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.ImageNetwork;
import org.murmuration.network.Pooling;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.store.JsonFormat;
import org.murmuration.store.NetworkConfig;
import org.murmuration.store.ParametersFile;

/**
 * How an executor builds a network from the bytes of its parameters. Small: it travels in closures.
 */
sealed interface NetworkRecipe extends Serializable {
  /** Where the parameters come from, for messages. */
  String BROADCAST = "the broadcast network";

  /** The network, which the caller closes. */
  ImageNetwork build(InputStream parameters) throws IOException;

  /** A pre-trained network up to its cut. */
  record Prefix(byte[] networkConfigJson, String layer, Pooling pooling) implements NetworkRecipe {
    @Override
    public ImageNetwork build(InputStream parameters) throws IOException {
      NetworkConfig config =
          new JsonFormat().read(networkConfigJson, NetworkConfig.class, BROADCAST);
      CutPoint cut = new CutPoint(layer, pooling);
      return FrozenPrefix.of(
          config.architecture(),
          cut,
          ParametersFile.read(
              parameters, FrozenPrefix.slots(config.architecture(), cut), BROADCAST));
    }
  }

  /** A classifier, head included. */
  record WholeClassifier(byte[] classifierConfigJson) implements NetworkRecipe {
    @Override
    public ImageNetwork build(InputStream parameters) throws IOException {
      ClassifierConfig config =
          new JsonFormat().read(classifierConfigJson, ClassifierConfig.class, BROADCAST);
      return ClassifierArchive.read(config, parameters, BROADCAST);
    }
  }
}

package org.murmuration.prepare;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.murmuration.cluster.NewFolder;
import org.murmuration.cluster.Storage;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.job.Job;
import org.murmuration.network.Family;
import org.murmuration.network.NetworkSummary;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.SafetensorsReader;
import org.murmuration.store.Sha256;
import org.murmuration.store.Source;
import org.murmuration.weights.TorchvisionArchitecture;
import org.murmuration.weights.TorchvisionWeights;

/**
 * Reads pre-trained weights. Runs on the driver.
 *
 * <p><i>Input</i>: a safetensors file with torchvision's names. <i>Output</i>: a network folder.
 * <i>Example</i>: {@code spark-submit murmuration.jar import-weights --from vgg16.safetensors --to
 * vgg16}
 */
public record ImportJob(
    String from,
    String to,
    Optional<Family> family,
    Optional<String> sha256,
    Optional<ImageShape> input,
    Preset preset)
    implements Job {
  private static final String LAYOUT = "torchvision safetensors";

  @Override
  public NetworkResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    String file = storage.qualified(from);
    try (DigestInputStream in = open(storage, file);
        PretrainedNetwork network = read(in, file)) {
      String digest = digestOfWhole(in);
      requireDigest(file, digest);
      Source source = Source.file(file, LAYOUT, digest);
      if (!new ExistingNetwork(storage, to).is(network.architecture(), preset, source)) {
        NewFolder.at(storage, to)
            .write(folder -> NetworkArchive.write(network, preset, source, folder));
      }
      NetworkSummary summary = NetworkSummary.of(network.architecture());
      return new NetworkResult(storage.qualified(to), summary.line(), summary.parameters(), true);
    }
  }

  private static DigestInputStream open(Storage storage, String file) throws IOException {
    try {
      return new DigestInputStream(storage.open(file), Sha256.digest());
    } catch (FileNotFoundException e) {
      throw Refusal.input("Cannot import weights: there is no file " + file, e);
    }
  }

  private PretrainedNetwork read(InputStream in, String file) throws IOException {
    SafetensorsReader reader = SafetensorsReader.open(in, file);
    return TorchvisionWeights.read(reader, TorchvisionArchitecture.of(reader, family, input));
  }

  private static String digestOfWhole(DigestInputStream in) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
    return Sha256.hex(in.getMessageDigest().digest());
  }

  private void requireDigest(String file, String found) {
    String expected = sha256.map(hex -> hex.toLowerCase(Locale.ROOT)).orElse(found);
    if (!found.equals(expected)) {
      throw Refusal.input(
          "Cannot import %s: its SHA-256 is %s, --sha256 says %s".formatted(file, found, expected));
    }
  }
}

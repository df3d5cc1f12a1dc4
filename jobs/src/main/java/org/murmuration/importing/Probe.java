package org.murmuration.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Layer;
import org.murmuration.decode.DecodedImage;
import org.murmuration.decode.ImageDecoder;
import org.murmuration.decode.RejectedImageException;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

/**
 * Runs a whole network on one image: a person who knows what the image shows sees at once whether
 * weights and preset belong together.
 *
 * @param image a file
 * @param labels file with a line for each class, if the user has one
 */
public record Probe(String image, Optional<String> labels) {
  private static final int SHOWN = 5;

  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public Probe {
    Given.place("--probe", image);
    Given.value("--probe-labels", labels);
  }

  /** The likeliest classes of a network of a known family, a line each, likeliest first. */
  List<String> lines(Storage storage, PretrainedNetwork network, Preset preset) throws IOException {
    List<Layer> layers = network.architecture().layers();
    CutPoint whole = CutPoint.at(layers.get(layers.size() - 1).name());
    try (FrozenPrefix pass = network.endAt(whole)) {
      return lines(storage, pass, preset);
    }
  }

  /**
   * The likeliest classes, a line each, likeliest first.
   *
   * @param network from an image to classes
   * @throws Refusal if the image cannot be used, or there are more or fewer labels than classes
   */
  List<String> lines(Storage storage, FrozenPass network, Preset preset) throws IOException {
    Optional<List<String>> names = names(storage, network.widths().get(0));
    float[] probabilities = Probabilities.of(outputs(storage, network, preset));
    return IntStream.range(0, probabilities.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> -probabilities[i]))
        .limit(SHOWN)
        .map(i -> line(names.map(all -> all.get(i)).orElse("class " + i), probabilities[i]))
        .toList();
  }

  private static String line(String name, float probability) {
    return "Probe: %5.1f %% %s".formatted(100 * probability, name);
  }

  private Optional<List<String>> names(Storage storage, int classes) throws IOException {
    if (labels.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = new String(read(storage, labels.get()), UTF_8).lines().toList();
    if (names.size() != classes) {
      throw Refusal.input(
          "Cannot name classes by %s: it has %d lines, the network has %d classes"
              .formatted(labels.get(), names.size(), classes));
    }
    return Optional.of(names);
  }

  private static byte[] read(Storage storage, String file) throws IOException {
    try {
      return storage.read(file);
    } catch (FileNotFoundException e) {
      throw Refusal.input("Cannot probe: there is no file " + storage.qualified(file), e);
    }
  }

  private float[] outputs(Storage storage, FrozenPass network, Preset preset) throws IOException {
    try (ImageBatch batch = new ImageBatch(network.input(), 1)) {
      batch.add(pixels(storage, new Preprocessing(network.input(), preset)));
      return network.run(batch)[0];
    }
  }

  private float[] pixels(Storage storage, Preprocessing preprocessing) throws IOException {
    try {
      DecodedImage decoded =
          new ImageDecoder().decode(read(storage, image), preprocessing.shorterSide());
      float[] pixels = new float[preprocessing.input().size()];
      preprocessing.write(decoded, pixels, 0);
      return pixels;
    } catch (RejectedImageException e) {
      throw Refusal.input("Cannot probe with %s: %s".formatted(image, e.getMessage()), e);
    }
  }
}

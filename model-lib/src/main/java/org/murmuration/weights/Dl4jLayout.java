package org.murmuration.weights;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.refusal.Refusal;

/**
 * A zip as DL4J's {@code ModelSerializer} writes it for a VGG as ComputationGraph. Two entries are
 * read, {@code configuration.json} as plain JSON and {@code coefficients.bin} as floats; a zip with
 * serialized Java objects in it is refused.
 */
final class Dl4jLayout implements Layout {
  static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final String UPDATER = "updaterState.bin";
  private static final List<String> KNOWN = List.of(CONFIGURATION, COEFFICIENTS, UPDATER);
  private static final Set<String> SERIALIZED = Set.of("preprocessor.bin", "normalizer.bin");
  private static final int MAX_CONFIGURATION_BYTES = 4_000_000;

  /** The most that a vector of parameters can be here. */
  private static final long MAX_FLOATS = 1L << 29;

  private final ZipFile zip;
  private final String location;
  private final Dl4jConfiguration configuration;

  /**
   * @throws Refusal if entries are there that do not belong, or the configuration is none of a VGG
   */
  Dl4jLayout(ZipFile zip, String location) throws IOException {
    this.zip = zip;
    this.location = location;
    zip.names().forEach(this::requireKnown);
    this.configuration =
        new Dl4jConfiguration(
            ForeignJson.parse(configurationText(), CONFIGURATION, location), location);
    requireCoefficientsFit();
  }

  private void requireKnown(String name) {
    if (SERIALIZED.contains(name)) {
      throw refusal(
          "it has %s, a serialized Java object, which is never read (take it out: zip -d FILE %s)"
              .formatted(name, name));
    }
    if (!KNOWN.contains(name)) {
      throw refusal("it has the entry '%s', expected %s".formatted(name, KNOWN));
    }
  }

  private ZipFile.Entry entry(String name) {
    ZipFile.Entry entry = zip.find(name);
    if (entry == null) {
      throw refusal("it lacks %s".formatted(name));
    }
    return entry;
  }

  private String configurationText() throws IOException {
    try (InputStream in = zip.open(entry(CONFIGURATION))) {
      byte[] json = in.readNBytes(MAX_CONFIGURATION_BYTES + 1);
      if (json.length > MAX_CONFIGURATION_BYTES) {
        throw refusal(
            "%s is larger than %d bytes".formatted(CONFIGURATION, MAX_CONFIGURATION_BYTES));
      }
      return new String(json, UTF_8);
    } catch (ZipException | java.io.EOFException e) {
      throw Refusal.input("Cannot import %s: %s is damaged".formatted(location, CONFIGURATION), e);
    }
  }

  /** So that no memory is claimed for values that are not there. */
  private void requireCoefficientsFit() {
    long size = entry(COEFFICIENTS).size();
    if (floats() > Math.min(MAX_FLOATS, size / Float.BYTES)) {
      throw refusal(
          "its layers have %d values, %s has %d bytes".formatted(floats(), COEFFICIENTS, size));
    }
  }

  /** Of all arrays; capped, so that it cannot overflow. */
  private long floats() {
    long sum = 0;
    for (ForeignArray array : configuration.arrays()) {
      long elements = 1;
      for (long axis : array.shape()) {
        elements = Math.min(elements * axis, 2 * MAX_FLOATS);
      }
      sum = Math.min(sum + elements, 2 * MAX_FLOATS);
    }
    return sum;
  }

  private Refusal refusal(String why) {
    return Refusal.input("Cannot import %s: %s".formatted(location, why));
  }

  @Override
  public String title() {
    return "DL4J zip";
  }

  @Override
  public String owner() {
    return "DL4J";
  }

  @Override
  public Preset preset() {
    return Preset.CAFFE;
  }

  @Override
  public AxisOrder order() {
    return AxisOrder.outputsFirst(configuration.channelsFirst());
  }

  @Override
  public List<ForeignArray> arrays() {
    return configuration.arrays();
  }

  @Override
  public Map<String, String> names(Architecture architecture) {
    boolean zoo = configuration.arrays().stream().anyMatch(array -> array.name().startsWith("0."));
    return zoo ? LayerNames.ofZoo(architecture) : LayerNames.ofKeras(architecture);
  }

  @Override
  public Optional<ImageShape> input() {
    return configuration.input();
  }

  @Override
  public List<String> notes() {
    return zip.find(UPDATER) == null
        ? List.of()
        : List.of("Passed over %s: an optimizer's state, no part of a network".formatted(UPDATER));
  }

  @Override
  public void forEach(ArrayVisitor visitor) throws IOException {
    ZipFile.Entry entry = entry(COEFFICIENTS);
    try (CheckedInputStream in = new CheckedInputStream(zip.open(entry), new CRC32())) {
      Dl4jCoefficients coefficients = new Dl4jCoefficients(in, location);
      try {
        coefficients.open(floats());
        for (ForeignArray array : configuration.arrays()) {
          visitor.visit(array, coefficients::read);
        }
        coefficients.requireEnd();
      } catch (IOException e) {
        if (Dl4jCoefficients.isDamage(e)) {
          throw coefficients.refusal(e);
        }
        throw e;
      }
      if (in.getChecksum().getValue() != entry.crc()) {
        throw refusal("%s is damaged (its checksum differs)".formatted(COEFFICIENTS));
      }
    }
  }
}

package org.murmuration.weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SplittableRandom;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.image.Preset;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.store.Folder;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.Sha256;
import org.murmuration.store.Source;

/**
 * Full-size VGG16 in the layout in which Keras published it, with seeded weights: {@code write
 * FILE} makes the file, {@code import FILE FOLDER} does with it what {@code import-weights} does
 * and prints seconds, heap and memory. Ends with exit code 1 if it takes more than {@value
 * #WANTED_SECONDS} seconds.
 *
 * <p>Run both with {@code mvn -Pbenchmark-import -pl model-lib verify -DskipTests}.
 */
public final class ImportBenchmark {
  private static final double WANTED_SECONDS = 60;
  private static final long SEED = 7;

  private ImportBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    if (arguments[0].equals("write")) {
      write(file);
    } else {
      System.exit(imports(file, Path.of(arguments[2])) ? 0 : 1);
    }
  }

  private static void write(Path file) throws IOException {
    try (PretrainedNetwork network = PretrainedNetwork.random(Architecture.vgg16(), SEED);
        FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
      Hdf5File.write(KerasFile.weights(network), channel);
    }
    System.out.printf("%s: %,d bytes%n", file, Files.size(file));
  }

  private static boolean imports(Path file, Path folder) throws IOException {
    long begin = System.nanoTime();
    ByteBuffer content;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
    String digest = Sha256.of(content);
    long hashed = System.nanoTime();
    WeightsFile weights = WeightsFile.open(content, file.toString());
    Architecture architecture = weights.architecture(Optional.empty(), Optional.empty());
    try (PretrainedNetwork network = weights.read(architecture)) {
      long read = System.nanoTime();
      Source source = Source.file(file.toString(), weights.layout(), digest);
      NetworkArchive.write(network, Preset.CAFFE, source, new LocalFolder(folder));
      long end = System.nanoTime();
      System.out.printf(
          "%s: %.1f s (SHA-256 %.1f s, read %.1f s, written %.1f s)%n",
          architecture.family().id(),
          (end - begin) / 1e9,
          (hashed - begin) / 1e9,
          (read - hashed) / 1e9,
          (end - read) / 1e9);
      printMemory();
      requireSame(network);
      return (end - begin) / 1e9 <= WANTED_SECONDS;
    }
  }

  private static void printMemory() throws IOException {
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum();
    System.out.printf(
        "peak of heap %d MiB of %d MiB%n", peak >> 20, Runtime.getRuntime().maxMemory() >> 20);
    Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM") || line.startsWith("Rss"))
        .forEach(System.out::println);
  }

  /** All weights, drawn once more. */
  private static void requireSame(PretrainedNetwork network) {
    SplittableRandom random = new SplittableRandom(SEED);
    ParameterLayout slots = network.parameters().slots();
    for (ParameterSlot slot : slots.all()) {
      if (slot.shape().size() > 1) {
        compare(slot, network.parameters().memory(slot), random);
      }
    }
    System.out.println("each weight is the one that was drawn");
  }

  private static void compare(ParameterSlot slot, FloatBuffer memory, SplittableRandom random) {
    int inputs = slot.shape().stream().skip(1).reduce(1, (a, b) -> a * b);
    double deviation = Math.sqrt(2.0 / inputs);
    for (int i = 0; memory.hasRemaining(); i++) {
      float expected = (float) (random.nextGaussian() * deviation);
      float found = memory.get();
      if (expected != found) {
        throw new IllegalStateException(
            "%s differs at %d: %s, expected %s".formatted(slot.name(), i, found, expected));
      }
    }
  }

  private record LocalFolder(Path path) implements Folder {
    @Override
    public String location() {
      return path.toString();
    }

    @Override
    public InputStream open(String name) throws IOException {
      return Files.newInputStream(path.resolve(name));
    }

    @Override
    public OutputStream create(String name) throws IOException {
      Files.createDirectories(path);
      return Files.newOutputStream(path.resolve(name));
    }
  }
}

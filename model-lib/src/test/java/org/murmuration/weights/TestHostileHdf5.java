package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refusal;
import org.murmuration.refusal.Refused;

/** HDF5 files that nobody writes in good faith. */
class TestHostileHdf5 {
  private static final String WHERE = "memory:/x.h5";

  /** Of the layout messages: version 3, contiguous. */
  private static final byte[] CONTIGUOUS = {8, 0, 24, 0, 0, 0, 0, 0, 3, 1};

  private static byte[] valid;

  @BeforeAll
  static void write() {
    try (PretrainedNetwork network = PretrainedNetwork.random(SmallNetworks.vgg11(), 3)) {
      valid = Hdf5File.bytes(KerasFile.weights(network));
    }
  }

  private static void read(byte[] bytes) throws IOException {
    WeightsFile file = WeightsFile.open(ByteBuffer.wrap(bytes), WHERE);
    file.read(file.architecture(Optional.empty(), Optional.of(SmallNetworks.vgg11().input())))
        .close();
  }

  private static int find(byte[] bytes, byte[] what, int from) {
    for (int at = from; at <= bytes.length - what.length; at++) {
      if (Arrays.equals(bytes, at, at + what.length, what, 0, what.length)) {
        return at;
      }
    }
    throw new AssertionError("Not there");
  }

  /** The file with a number of 8 bytes changed. */
  private static byte[] with(int at, long value) {
    byte[] changed = valid.clone();
    little(changed).putLong(at, value);
    return changed;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void isReadWhereItIsWhole() throws IOException {
    read(valid);
  }

  @Test
  void refusesAFileThatIsCutAnywhere() {
    for (int length = 8; length < valid.length; length += 37) {
      byte[] cut = Arrays.copyOf(valid, length);
      Refused.input(() -> read(cut))
          .as("cut at " + length)
          .hasMessageStartingWith("Cannot read " + WHERE + " as HDF5: ");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 60, 1L << 31, -1})
  void refusesAnArrayThatLiesOutside(long address) {
    int layout = find(valid, CONTIGUOUS, 0);
    Refused.input(() -> read(with(layout + 10, address)))
        .hasMessage(
            "Cannot read %s as HDF5: /block1_conv1/block1_conv1_W_1:0 has 324 bytes at %s, the file ends at %d",
            WHERE, Long.toUnsignedString(address), valid.length);
  }

  @Test
  void refusesAShapeThatClaimsMoreThanThereIs() {
    byte[] axes = new byte[32];
    little(axes).putLong(3).putLong(3).putLong(3).putLong(3);
    int shape = find(valid, axes, 0);
    Refused.input(() -> read(with(shape, 1L << 60)))
        .hasMessage(
            "Cannot read %s as HDF5: /block1_conv1/block1_conv1_W_1:0 has the shape [1152921504606846976, 3, 3, 3], which needs more bytes than the file's %d",
            WHERE, valid.length);
  }

  @Test
  void refusesTwoArraysInOnePlace() {
    int first = find(valid, CONTIGUOUS, 0);
    int second = find(valid, CONTIGUOUS, first + 1);
    Refused.input(() -> read(with(second + 10, little(valid).getLong(first + 10))))
        .hasMessageMatching(
            "Cannot read %s as HDF5: /block.* begins inside /block.*".formatted(WHERE));
  }

  /** A tree whose node is its own child, twice: following it doubles the work at each step. */
  @Test
  void refusesATreeInACircle() {
    byte[] circle = valid.clone();
    int tree = lastTree();
    ByteBuffer bytes = little(circle);
    bytes.put(tree + 5, (byte) 1);
    bytes.putShort(tree + 6, (short) 2);
    bytes.putLong(tree + 32, tree).putLong(tree + 48, tree);
    assertEndsSoon(circle);
  }

  /** Sixty levels of two ways to the same next level: 2^60 ways in all, and no circle. */
  @Test
  void refusesATreeOfManyWays() {
    int levels = 60;
    int nodeBytes = 24 + 8 + 2 * 16;
    byte[] ways = Arrays.copyOf(valid, valid.length + levels * nodeBytes);
    ByteBuffer bytes = little(ways);
    int tree = lastTree();
    byte[] root = Arrays.copyOfRange(valid, tree, tree + 24);
    for (int level = 0; level < levels; level++) {
      int at = level == 0 ? tree : valid.length + (level - 1) * nodeBytes;
      long next = valid.length + (long) level * nodeBytes;
      bytes.put(at, root).put(at + 5, (byte) 1).putShort(at + 6, (short) 2);
      bytes.putLong(at + 32, next).putLong(at + 48, next);
    }
    assertEndsSoon(ways);
  }

  @Test
  void refusesANameWithoutEnd() {
    Hdf5File.Group root = new Hdf5File.Group().attribute("layer_names", java.util.List.of("x"));
    root.group("x".repeat(2000));
    byte[] bytes = Hdf5File.bytes(root);
    Refused.input(() -> read(bytes))
        .hasMessage(
            "Cannot read %s as HDF5: it is damaged (End of buffer reached before NULL)", WHERE);
  }

  /** Of the root group, which is written last. */
  private static int lastTree() {
    int tree = 0;
    for (int at = 0; at < valid.length - 4; at++) {
      if (valid[at] == 'T'
          && valid[at + 1] == 'R'
          && valid[at + 2] == 'E'
          && valid[at + 3] == 'E') {
        tree = at;
      }
    }
    return tree;
  }

  private static void assertEndsSoon(byte[] bytes) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            Refused.input(() -> read(bytes))
                .hasMessageStartingWith("Cannot read " + WHERE + " as HDF5: "));
  }

  /** jHDF writes the newer kind of groups, which h5py writes for those who ask for it. */
  @Test
  void tellsWhatItFoundInAFileOfTheNewerKind(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("other.h5");
    try (WritableHdfFile file = HdfFile.write(path)) {
      file.putDataset("temperatures", new float[] {1, 2});
      file.putGroup("stations");
      file.putAttribute("author", "somebody");
    }
    Refused.input(() -> read(Files.readAllBytes(path)))
        .hasMessage(
            "Cannot import %s: this HDF5 file has the attributes [_jHDF, author] and holds [temperatures, stations], expected Keras's layer_names or model_weights, or NeuPy's metadata",
            WHERE);
  }

  @Test
  void readsWeightsInAFileOfTheNewerKind(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("dense.h5");
    try (WritableHdfFile file = HdfFile.write(path)) {
      file.putAttribute("layer_names", new String[] {"fc1"});
      file.putGroup("fc1").putAttribute("weight_names", new String[] {"fc1/kernel:0"});
      io.jhdf.api.WritableGroup inner =
          ((io.jhdf.api.WritableGroup) file.getChild("fc1")).putGroup("fc1");
      inner.putDataset("kernel:0", new float[][] {{1, 2}, {3, 4}, {5, 6}});
    }
    Refused.input(() -> read(Files.readAllBytes(path)))
        .hasMessageContaining("left over []")
        .hasMessageContaining("its 1 arrays are those of no network known here");
  }

  @Test
  void refusesChunks(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("chunks.h5");
    try (WritableHdfFile file = HdfFile.write(path)) {
      file.putAttribute("layer_names", new String[] {"fc1"});
      io.jhdf.api.WritableGroup group = file.putGroup("fc1");
      group.putAttribute("weight_names", new String[] {"kernel:0"});
      group.putDataset(
          "kernel:0",
          new float[][] {{1, 2}, {3, 4}},
          io.jhdf.api.DatasetCreationOptions.builder().chunkDimensions(1, 2).build());
    }
    assertThat(Files.size(path)).isPositive();
    Refused.input(() -> read(Files.readAllBytes(path)))
        .hasMessage(
            "Cannot read %s as HDF5: /fc1/kernel:0 is stored in chunks, expected one piece (rewrite it with h5repack -l CONTI)",
            WHERE);
  }

  @Test
  void refusesWhatIsNoWeightsFileAtAll() {
    byte[] bytes = "a letter to my aunt".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Refused.input(() -> read(bytes))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Cannot import %s: it is none of HDF5, safetensors or a zip, which are how weights are read here",
            WHERE);
  }
}

package org.murmuration.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Family;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.refusal.Refusal;

/**
 * A file of pre-trained weights in any layout that is known here, recognised from its content:
 * Keras weights or a whole Keras 2 model in HDF5, NeuPy's HDF5, safetensors with torchvision's
 * names or what became of them, a zip of DL4J's. A network with a head of somebody's own is read
 * without it.
 */
public final class WeightsFile {
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
  private static final List<String> OF_KERAS_3 =
      List.of("_layer_checkpoint_dependencies", "layers", "_inbound_nodes", "vars");

  /** How shards are called; the index beside them says what is where. */
  private static final Pattern SHARD = Pattern.compile("-\\d{5}-of-(\\d{5})\\.safetensors$");

  private final Layout layout;
  private final String location;

  private WeightsFile(Layout layout, String location) {
    this.layout = layout;
    this.location = location;
  }

  /**
   * Recognises a file and finds its arrays; their floats stay in it.
   *
   * @param content the whole file, such as a mapped one; neither its position nor its limit matter
   *     or change
   * @param location of the file, for messages
   * @throws Refusal if that is no such file, or a broken one
   */
  public static WeightsFile open(ByteBuffer content, String location) throws IOException {
    ByteBuffer whole = content.asReadOnlyBuffer().clear();
    return new WeightsFile(OwnHead.settled(layout(whole, location)), location);
  }

  /** Of the shards of one network. */
  static WeightsFile of(List<SafetensorsPart> parts, String location) throws IOException {
    return new WeightsFile(OwnHead.settled(safetensors(parts, location)), location);
  }

  /** With torchvision's names, whatever a program made of them. */
  private static Layout safetensors(List<SafetensorsPart> parts, String location)
      throws IOException {
    Layout named = TorchNames.restored(new TorchvisionLayout(parts), location);
    return FoldedLayout.of(named, location);
  }

  private static Layout layout(ByteBuffer content, String location) throws IOException {
    if (startsWith(content, HDF5)) {
      return hdf5(content, location);
    }
    if (ZipFile.is(content)) {
      return zip(content, location);
    }
    requireSafetensors(content, location);
    Matcher shard = SHARD.matcher(location);
    if (shard.find()) {
      throw Refusal.input(
          "Cannot import %s: it is one of %d shards of a network (name their folder, or the file that ends with %s)"
              .formatted(location, Integer.parseInt(shard.group(1)), ShardIndex.SUFFIX));
    }
    return safetensors(List.of(new SafetensorsPart(content, location)), location);
  }

  /**
   * @throws Refusal if it cannot be such a file, with what it is
   */
  static void requireSafetensors(ByteBuffer content, String location) {
    if (!looksLikeSafetensors(content)) {
      throw NoWeights.refusal(content, location);
    }
  }

  private static boolean startsWith(ByteBuffer content, byte[] signature) {
    return content.limit() >= signature.length
        && content.slice(0, signature.length).equals(ByteBuffer.wrap(signature));
  }

  /** Its header begins with a brace; a file too short to tell is left to the reader to judge. */
  private static boolean looksLikeSafetensors(ByteBuffer content) {
    return content.limit() <= Long.BYTES || content.get(Long.BYTES) == '{';
  }

  private static Layout hdf5(ByteBuffer content, String location) {
    try {
      return hdf5(Hdf5Group.root(new Hdf5Storage(content, location)), location);
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // jHDF's parsers meet a damaged file with whatever happens next.
      throw refusalWithin(e)
          .orElseGet(
              () ->
                  Refusal.input(
                      "Cannot read %s as HDF5: it is damaged (%s)".formatted(location, reason(e)),
                      e));
    }
  }

  /** jHDF wraps what it is thrown. */
  private static Optional<Refusal> refusalWithin(Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      if (e instanceof Refusal refusal) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }

  private static String reason(Throwable thrown) {
    return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
  }

  private static Layout hdf5(Hdf5Group root, String location) {
    if (NeuPyLayout.is(root)) {
      return new NeuPyLayout(root, location);
    }
    if (NamelessLayout.is(root)) {
      return new NamelessLayout(root, location);
    }
    if (KerasLayout.is(root)) {
      return new KerasLayout(root, location);
    }
    for (String name : OF_KERAS_3) {
      if (root.has(name)) {
        throw keras3(location, name);
      }
    }
    throw Refusal.input(
        "Cannot import %s: this HDF5 file has the attributes %s and holds %s, expected Keras's layer_names or model_weights, or NeuPy's metadata"
            .formatted(location, root.attributes(), root.names()));
  }

  private static Layout zip(ByteBuffer content, String location) throws IOException {
    ZipFile zip = new ZipFile(content, location);
    if (zip.find("model.weights.h5") != null) {
      throw keras3(location, "model.weights.h5");
    }
    if (zip.names().stream().anyMatch(name -> name.endsWith("data.pkl"))) {
      throw Refusal.input("Cannot import %s: %s".formatted(location, NoWeights.pickle()));
    }
    if (!zip.names().isEmpty() && zip.names().stream().allMatch(name -> name.endsWith(".npy"))) {
      throw Refusal.input(
          "Cannot import %s: it is NumPy's npz, whose arrays have no order of axes that is known here (save them as safetensors)"
              .formatted(location));
    }
    return new Dl4jLayout(zip, location);
  }

  private static Refusal keras3(String location, String found) {
    return Refusal.input(
        "Cannot import %s: it is a file of Keras 3 (it has %s), expected the HDF5 of Keras 2 (load it in Keras and save it with model.save('model.h5'))"
            .formatted(location, found));
  }

  /** Such as {@code Keras weights HDF5}. */
  public String layout() {
    return layout.title();
  }

  /** How pixels became the input of the networks that are published in this layout. */
  public Preset preset() {
    return layout.preset();
  }

  /** What a user should know about how the file is read, a sentence each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(layout.notes());
    layout.readings().forEach(reading -> notes.add("Read so: " + reading));
    return List.copyOf(notes);
  }

  /** The layout and what was supposed about it, which a network's folder remembers. */
  public String readAs() {
    return layout.readings().isEmpty()
        ? layout()
        : "%s; %s".formatted(layout(), String.join("; ", layout.readings()));
  }

  /** Whether the file says which images its network takes. */
  public boolean namesInput() {
    return layout.input().isPresent();
  }

  /**
   * The network that the file holds, from the names and shapes of its arrays.
   *
   * @param family if the user named one
   * @param input shape of images, if the user named one; otherwise what the file says, or 224x224x3
   * @throws Refusal if the file fits none of the families, or not the one named
   */
  public Architecture architecture(Optional<Family> family, Optional<ImageShape> input) {
    return new LayoutArchitecture(layout, location).find(family, input);
  }

  /**
   * @return a network that the caller closes
   * @throws Refusal if arrays are missing, left over, of another shape, or not finite
   */
  public PretrainedNetwork read(Architecture architecture) throws IOException {
    return new LayoutReader(layout, location, architecture).read();
  }
}

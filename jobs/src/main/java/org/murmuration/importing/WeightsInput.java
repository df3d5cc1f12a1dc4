package org.murmuration.importing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.storage.WholeFile;
import org.murmuration.store.Sha256;
import org.murmuration.weights.ShardIndex;
import org.murmuration.weights.WeightsFile;

/** A file of weights, or the index and the shards of a network that lies in several. */
final class WeightsInput implements AutoCloseable {
  private static final List<String> WEIGHTS =
      List.of(".safetensors", ".h5", ".hdf5", ".zip", ".onnx");

  private final Storage storage;
  private final String location;
  private final List<WholeFile> files = new ArrayList<>();
  private final Map<String, ByteBuffer> shards = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  private WeightsInput(Storage storage, String location) {
    this.storage = storage;
    this.location = location;
  }

  /**
   * @param from a file, an index of shards, or a folder that holds one
   * @return what the caller closes
   * @throws Refusal if there is nothing of the kind, or a shard is missing
   */
  static WeightsInput open(Storage storage, String from) throws IOException {
    WeightsInput input = new WeightsInput(storage, place(storage, storage.qualified(from)));
    try {
      input.open();
      return input;
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  /** In a folder, its index, or the only ONNX file. */
  static String place(Storage storage, String given) throws IOException {
    if (!storage.isFolder(given)) {
      return given;
    }
    List<String> names = storage.names(given);
    List<String> indexes = names.stream().filter(WeightsInput::isIndex).toList();
    if (indexes.size() == 1) {
      return Storage.within(given, indexes.get(0));
    }
    List<String> models = names.stream().filter(name -> name.endsWith(".onnx")).toList();
    if (indexes.isEmpty() && models.size() == 1) {
      return Storage.within(given, models.get(0));
    }
    List<String> weights =
        names.stream().filter(name -> WEIGHTS.stream().anyMatch(name::endsWith)).toList();
    String hint = weights.isEmpty() ? "" : " (name one of the files in it: %s)".formatted(weights);
    throw Refusal.input(
        "Cannot import %s: it has %d indexes of shards (*%s), so as it is a folder, expected a file%s"
            .formatted(given, indexes.size(), ShardIndex.SUFFIX, hint));
  }

  private static boolean isIndex(String name) {
    return name.endsWith(ShardIndex.SUFFIX);
  }

  private void open() throws IOException {
    ByteBuffer first = content(location, "there is no file " + location);
    if (isIndex(location)) {
      ShardIndex index = new ShardIndex(first, location);
      for (String file : index.files()) {
        openShard(file, index.files().size());
      }
    }
  }

  private void openShard(String file, int count) throws IOException {
    String place = Storage.within(location.substring(0, location.lastIndexOf('/')), file);
    String missing =
        "%s names %d shards, and there is no %s (fetch it, too)".formatted(location, count, place);
    shards.put(file, content(place, missing));
    places.put(file, place);
  }

  private ByteBuffer content(String file, String missing) throws IOException {
    try {
      files.add(WholeFile.open(storage, file));
      return files.get(files.size() - 1).content();
    } catch (FileNotFoundException e) {
      throw Refusal.input("Cannot import weights: " + missing, e);
    }
  }

  /** Of the file, or of the index. */
  String location() {
    return location;
  }

  /**
   * Looks into the file, for which its digest should be as expected.
   *
   * @throws Refusal if it holds no weights
   */
  WeightsFile weights() throws IOException {
    ByteBuffer first = files.get(0).content();
    return isIndex(location)
        ? new ShardIndex(first, location).open(shards, places)
        : WeightsFile.open(first, location);
  }

  /** How many files there are besides the first. */
  int shards() {
    return shards.size();
  }

  /** Of all bytes: those of the index, then those of the shards in the order of their names. */
  String sha256() {
    MessageDigest digest = Sha256.digest();
    files.forEach(file -> digest.update(file.content().duplicate().rewind()));
    return Sha256.hex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    for (WholeFile file : files) {
      file.close();
    }
  }
}

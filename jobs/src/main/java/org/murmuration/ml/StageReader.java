package org.murmuration.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.murmuration.storage.Storage;

/**
 * Loads a stage from what {@link StageWriter} saved, or from a folder of ours that a command made.
 */
final class StageReader<T extends Params> extends MLReader<T> {
  private final Class<T> type;
  private final Function<String, T> unset;
  private final Content<T> content;

  /** Makes a stage of the files beside its metadata. */
  @FunctionalInterface
  interface Content<T> {
    T read(T stage, String place, Storage storage) throws IOException;
  }

  /**
   * @param unset makes a stage of its uid
   */
  StageReader(Class<T> type, Function<String, T> unset, Content<T> content) {
    this.type = type;
    this.unset = unset;
    this.content = content;
  }

  @Override
  public T load(String path) {
    try {
      Storage storage = Storage.of(sparkSession());
      Optional<StageMetadata> metadata = StageMetadata.in(storage, path, type);
      T stage = unset.apply(metadata.map(StageMetadata::uid).orElseGet(this::freshUid));
      metadata.ifPresent(found -> found.setOn(stage));
      return content.read(stage, path, storage);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String freshUid() {
    return Identifiable$.MODULE$.randomUID(type.getSimpleName());
  }
}

package org.murmuration.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLWriter;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;

/** Saves a stage whole or not at all. */
final class StageWriter extends MLWriter {
  private final Params stage;
  private final StageContent content;
  private final Set<String> places;

  /**
   * @param places params that are not saved, as they name the folder that a loaded stage lies in
   */
  StageWriter(Params stage, StageContent content, Param<?>... places) {
    this.stage = stage;
    this.content = content;
    this.places = Stream.of(places).map(Param::name).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @throws Refusal (conflict) if the stage would replace the folder that it is made of
   */
  @Override
  public void save(String path) throws IOException {
    Storage storage = Storage.of(sparkSession());
    for (Param<?> param : stage.params()) {
      if (places.contains(param.name()) && stage.isSet(param)) {
        requireElsewhere(storage, path, (String) stage.getOrDefault(param));
      }
    }
    super.save(path);
  }

  private static void requireElsewhere(Storage storage, String path, String source)
      throws IOException {
    if (storage.qualified(source).equals(storage.qualified(path))) {
      throw Refusal.conflict(
          "Cannot save the stage to %s: it is made of what lies there (name another folder)"
              .formatted(path));
    }
  }

  @Override
  public void saveImpl(String path) {
    try {
      Storage storage = Storage.of(sparkSession());
      StageMetadata metadata = StageMetadata.of(stage, places, sparkSession().version());
      NewFolder.at(storage, path)
          .write(
              to -> {
                content.write(storage, to);
                metadata.write(to);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.murmuration.legs;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.murmuration.imagepass.Chunk;
import org.murmuration.imagepass.DueImage;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.imagepass.OutcomePass;
import org.murmuration.imagepass.Worklist;
import org.murmuration.runs.ChunkParts;
import org.murmuration.table.OutcomeFiles;
import org.murmuration.table.OutcomeWriter;
import scala.runtime.AbstractFunction1;

/** Runs on executors: reads what a chunk's images are, and writes what becomes of them. */
final class ChunkTask extends AbstractFunction1<scala.collection.Iterator<Chunk>, ChunkParts>
    implements Serializable {
  private final Worklist worklist;
  private final OutcomePass pass;
  private final OutcomeFiles files;

  ChunkTask(Worklist worklist, OutcomePass pass, OutcomeFiles files) {
    this.worklist = worklist;
    this.pass = pass;
    this.files = files;
  }

  @Override
  public ChunkParts apply(scala.collection.Iterator<Chunk> chunks) {
    Chunk chunk = chunks.next();
    List<DueImage> images = worklist.read(chunk);
    Iterator<ImageOutcome> outcomes = pass.call(images.stream().map(DueImage::file).iterator());
    long attempt = TaskContext.get().taskAttemptId();
    try (OutcomeWriter writer = files.begin(chunk, attempt, rejectedAs(images))) {
      while (outcomes.hasNext()) {
        writer.add(outcomes.next());
      }
      return writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<ImageFile, String> rejectedAs(List<DueImage> images) {
    Map<ImageFile, String> known = new HashMap<>();
    for (DueImage image : images) {
      if (!image.rejectedAs().isEmpty()) {
        known.put(image.file(), image.rejectedAs());
      }
    }
    return known;
  }
}

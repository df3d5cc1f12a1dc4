package org.murmuration.network;

import java.util.List;
import org.murmuration.engine.EngineFacts;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;

/**
 * An engine that stands in for a faster one.
 *
 * @param reason why, for people
 */
record Fallback(FrozenPass pass, String reason) implements FrozenPass {
  /** What a native library says when it fails, in one line. */
  static String words(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getMessage() == null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? "it gives no reason" : message.lines().findFirst().orElse("");
  }

  @Override
  public ImageShape input() {
    return pass.input();
  }

  @Override
  public List<Integer> widths() {
    return pass.widths();
  }

  @Override
  public List<float[][]> runAll(ImageBatch batch) {
    return pass.runAll(batch);
  }

  @Override
  public EngineFacts facts() {
    return pass.facts().insteadOfAnother(reason);
  }

  @Override
  public void close() {
    pass.close();
  }
}

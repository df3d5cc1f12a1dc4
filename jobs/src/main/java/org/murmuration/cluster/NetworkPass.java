package org.murmuration.cluster;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.util.LongAccumulator;
import org.murmuration.image.DecodeLimits;
import org.murmuration.image.DecodedImage;
import org.murmuration.image.ImageDecoder;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;
import org.murmuration.image.Reason;
import org.murmuration.image.RejectedImageException;
import org.murmuration.network.ImageBatch;
import org.murmuration.store.Sha256;

/**
 * Runs on executors: reads, decodes and pre-processes the images of a partition and passes them
 * through the JVM's network, a batch at a time. One image in, one {@link ImageOutcome} out.
 */
public final class NetworkPass implements FlatMapFunction<Iterator<ImageFile>, ImageOutcome> {
  private static final int FIRST_BYTES = 16;

  /**
   * For each task, beside its own: an object store answers after some 50 ms, a forward pass takes
   * 100 ms an image, so a few readers hide the first behind the second.
   */
  private static final int READING_THREADS = 4;

  private final NetworkBroadcast network;
  private final Preset preset;
  private final int batchSize;
  private final Storage storage;
  private final LongAccumulator done;

  /**
   * @param done counts images as tasks end, for a progress line; retries may inflate it
   */
  public NetworkPass(
      NetworkBroadcast network,
      Preset preset,
      int batchSize,
      Storage storage,
      LongAccumulator done) {
    this.network = network;
    this.preset = preset;
    this.batchSize = batchSize;
    this.storage = storage;
    this.done = done;
  }

  @Override
  public Iterator<ImageOutcome> call(Iterator<ImageFile> files) {
    SharedNetwork.Loan loan = network.borrow();
    ImageBatch batch = new ImageBatch(loan.network().input(), batchSize);
    Preprocessing preprocessing = new Preprocessing(loan.network().input(), preset);
    ReadAhead<ImageFile, PreparedImage> images =
        new ReadAhead<>(
            files, file -> prepare(file, preprocessing), READING_THREADS, 2 * batchSize);
    TaskContext.get()
        .addTaskCompletionListener(
            context -> {
              images.close();
              batch.close();
              loan.close();
            });
    return new BatchedOutcomes(images, this, loan.network(), batch);
  }

  void count(int images) {
    done.add(images);
  }

  /** Reads a file, decodes it and makes its pixels what the network wants. */
  PreparedImage prepare(ImageFile file, Preprocessing preprocessing) {
    byte[] bytes = new byte[0];
    try {
      bytes = read(file);
      DecodedImage image = new ImageDecoder().decode(bytes);
      float[] pixels = new float[preprocessing.input().size()];
      preprocessing.write(image.pixels(), pixels, 0);
      return new PreparedImage(used(file, bytes, image), pixels);
    } catch (RejectedImageException e) {
      return rejected(file, e.reason(), e.getMessage(), bytes);
    } catch (FileNotFoundException e) {
      return rejected(file, Reason.VANISHED, "The file is gone since it was listed", bytes);
    } catch (IOException e) {
      return rejected(file, Reason.UNREADABLE, String.valueOf(e.getMessage()), bytes);
    }
  }

  private static ImageOutcome used(ImageFile file, byte[] bytes, DecodedImage image) {
    return new ImageOutcome.Used(
        file, Sha256.of(bytes), image.width(), image.height(), image.format(), null);
  }

  /** One byte more than the limit at most, which is enough for the decoder to refuse it. */
  private byte[] read(ImageFile file) throws IOException {
    try (InputStream in = storage.open(file.uri())) {
      return in.readNBytes((int) DecodeLimits.DEFAULT.maxBytes() + 1);
    }
  }

  private static PreparedImage rejected(
      ImageFile file, Reason reason, String message, byte[] bytes) {
    byte[] first = Arrays.copyOf(bytes, Math.min(bytes.length, FIRST_BYTES));
    ImageOutcome reject =
        new ImageOutcome.Rejected(file, reason, message, HexFormat.of().formatHex(first));
    return new PreparedImage(reject, new float[0]);
  }
}

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
import org.murmuration.network.ImageNetwork;
import org.murmuration.store.Sha256;

/**
 * Runs on executors: reads, decodes and pre-processes the images of a partition and passes them
 * through the JVM's network, a batch at a time. One image in, one {@link ImageOutcome} out.
 */
public final class NetworkPass implements FlatMapFunction<Iterator<ImageFile>, ImageOutcome> {
  private static final int FIRST_BYTES = 16;

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
    TaskContext.get()
        .addTaskCompletionListener(
            context -> {
              batch.close();
              loan.close();
            });
    return new BatchedOutcomes(files, this, loan.network(), batch);
  }

  void count(int images) {
    done.add(images);
  }

  Preprocessing preprocessing(ImageNetwork loaded) {
    return new Preprocessing(loaded.input(), preset);
  }

  /** Reads a file, decodes it and writes its pixels as the network wants them. */
  ImageOutcome prepare(ImageFile file, Preprocessing preprocessing, float[] pixels) {
    byte[] bytes = new byte[0];
    try {
      bytes = read(file);
      DecodedImage image = new ImageDecoder().decode(bytes);
      preprocessing.write(image.pixels(), pixels, 0);
      return new ImageOutcome.Used(
          file, Sha256.of(bytes), image.width(), image.height(), image.format(), null);
    } catch (RejectedImageException e) {
      return rejected(file, e.reason(), e.getMessage(), bytes);
    } catch (FileNotFoundException e) {
      return rejected(file, Reason.VANISHED, "The file is gone since it was listed", bytes);
    } catch (IOException e) {
      return rejected(file, Reason.UNREADABLE, String.valueOf(e.getMessage()), bytes);
    }
  }

  /** One byte more than the limit at most, which is enough for the decoder to refuse it. */
  private byte[] read(ImageFile file) throws IOException {
    try (InputStream in = storage.open(file.uri())) {
      return in.readNBytes((int) DecodeLimits.DEFAULT.maxBytes() + 1);
    }
  }

  private static ImageOutcome rejected(
      ImageFile file, Reason reason, String message, byte[] bytes) {
    byte[] first = Arrays.copyOf(bytes, Math.min(bytes.length, FIRST_BYTES));
    return new ImageOutcome.Rejected(file, reason, message, HexFormat.of().formatHex(first));
  }
}

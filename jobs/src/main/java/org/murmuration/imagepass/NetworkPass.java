package org.murmuration.imagepass;

import java.util.Iterator;
import java.util.List;
import org.murmuration.cluster.TaskEnd;
import org.murmuration.decode.DecodedImage;
import org.murmuration.delivery.NetworkDelivery;
import org.murmuration.delivery.SharedNetwork;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.Augmentation;
import org.murmuration.image.Fit;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;
import org.murmuration.storage.Storage;
import org.murmuration.store.Sha256;

/**
 * Runs on executors: reads, decodes and pre-processes the images of a partition and passes them
 * through the JVM's network, a batch at a time. One image in, one {@link ImageOutcome} out.
 */
public final class NetworkPass implements OutcomePass {
  /**
   * For each task, beside its own: an object store answers after some 50 ms, a forward pass takes
   * 100 ms an image, so a few readers hide the first behind the second.
   */
  private static final int READING_THREADS = 4;

  private final NetworkDelivery network;
  private final Preset preset;
  private final int batchSize;
  private final ImageReading reading;
  private final Fit fit;
  private final Augmentation augmentation;
  private final ImageCount done;

  /**
   * @param done counts images as tasks end, for a progress line
   */
  public NetworkPass(
      NetworkDelivery network,
      Preset preset,
      int batchSize,
      Storage storage,
      PixelSettings pixels,
      ImageCount done) {
    this.network = network;
    this.preset = preset;
    this.batchSize = batchSize;
    this.reading = new ImageReading(storage, pixels.decode());
    this.fit = pixels.fit();
    this.augmentation = pixels.augmentation();
    this.done = done;
  }

  @Override
  public Iterator<ImageOutcome> call(Iterator<ImageFile> files) {
    return outcomes(files, this::prepare);
  }

  /** The same over images of rows: one outcome for each, in their order. */
  public Iterator<ImageOutcome> overHeld(Iterator<HeldImage> images) {
    return outcomes(images, this::prepare);
  }

  /** Makes an image ready for the network. */
  private interface Preparing<T> {
    PreparedImage prepare(T image, Preprocessing preprocessing);
  }

  private <T> Iterator<ImageOutcome> outcomes(Iterator<T> files, Preparing<T> preparing) {
    SharedNetwork.Loan loan = network.borrow();
    TaskEnd.release(loan::close);
    TaskEnd.release(reading::close);
    ImageBatch batch = new ImageBatch(loan.network().input(), batchSize);
    TaskEnd.release(batch::close);
    Preprocessing preprocessing = preprocessing(loan.network().input());
    ReadAhead<T, PreparedImage> images =
        new ReadAhead<>(
            files, file -> preparing.prepare(file, preprocessing), READING_THREADS, batchSize);
    TaskEnd.release(images::close);
    return new BatchedOutcomes(images, this, loan.network(), batch);
  }

  void count(ImageCount.Images images) {
    done.add(images);
  }

  Preprocessing preprocessing(ImageShape input) {
    return new Preprocessing(input, preset, fit);
  }

  /** Reads a file, decodes it and makes its pixels what the network wants. */
  PreparedImage prepare(ImageFile file, Preprocessing preprocessing) {
    long startNanos = System.nanoTime();
    return reading.read(file, new Preparation(file, preprocessing, augmentation)).since(startNanos);
  }

  /** The same of an image that a row holds or names. */
  private PreparedImage prepare(HeldImage image, Preprocessing preprocessing) {
    long startNanos = System.nanoTime();
    return reading
        .read(image, new Preparation(image.file(), preprocessing, augmentation))
        .since(startNanos);
  }

  /** Turns a file's pixels into a network's input. */
  private record Preparation(ImageFile file, Preprocessing preprocessing, Augmentation augmentation)
      implements ImageReading.Reader<PreparedImage> {
    @Override
    public int shorterSide() {
      return preprocessing.shorterSide();
    }

    @Override
    public PreparedImage used(byte[] bytes, DecodedImage image) {
      float[] pixels = new float[preprocessing.input().size()];
      String imageId = Sha256.of(bytes);
      augmentation.write(image, imageId, preprocessing, pixels, 0);
      ImageOutcome used =
          new ImageOutcome.Used(
              file,
              imageId,
              image.width(),
              image.height(),
              image.format(),
              image.profile(),
              List.of());
      return new PreparedImage(used, pixels);
    }

    @Override
    public PreparedImage rejected(byte[] bytes, ImageOutcome.Rejected reject) {
      return new PreparedImage(reject, new float[0]);
    }
  }
}

package org.murmuration.imagepass;

import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.murmuration.cluster.TaskEnd;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.decode.DecodedImage;
import org.murmuration.storage.Storage;
import org.murmuration.store.Sha256;

/** Runs on executors: decodes files, and keeps of each what it is. */
public final class CheckPass implements OutcomePass {
  private final ImageReading reading;
  private final ImageCount done;

  CheckPass(ImageReading reading, ImageCount done) {
    this.reading = reading;
    this.done = done;
  }

  /** Checks files under these settings. */
  public static PassSource of(Storage storage, DecodeSettings settings) {
    return new Source(storage, settings);
  }

  /** Needs no network, and no time to begin. */
  private record Source(Storage storage, DecodeSettings settings) implements PassSource {
    @Override
    public OutcomePass tasks(ImageCount done) {
      return new CheckPass(new ImageReading(storage, settings), done);
    }

    @Override
    public int batchSize() {
      return 1;
    }

    @Override
    public double buildSeconds() {
      return 0;
    }
  }

  @Override
  public Iterator<ImageOutcome> call(Iterator<ImageFile> files) {
    TaskEnd.release(reading::close);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(files, 0), false)
        .<ImageOutcome>map(this::check)
        .iterator();
  }

  private CheckedImage check(ImageFile file) {
    long startNanos = System.nanoTime();
    CheckedImage checked = reading.read(file, new Description(file));
    long nanos = System.nanoTime() - startNanos;
    done.add(new ImageCount.Images(1, checked.isRejected() ? 1 : 0, nanos));
    return checked;
  }

  /** Keeps what a file is, and drops its pixels. */
  private final class Description implements ImageReading.Reader<CheckedImage> {
    private final ImageFile file;

    Description(ImageFile file) {
      this.file = file;
    }

    @Override
    public CheckedImage used(byte[] bytes, DecodedImage image) {
      return new CheckedImage(
          file,
          Sha256.of(bytes),
          ImageTraits.of(image),
          CheckedImage.OK,
          String.join("; ", image.damages()));
    }

    @Override
    public CheckedImage rejected(byte[] bytes, ImageOutcome.Rejected reject) {
      String id = reading.isWhole(bytes) ? Sha256.of(bytes) : null;
      return new CheckedImage(
          file, id, ImageTraits.UNKNOWN, reject.reason().name(), reject.message());
    }
  }
}

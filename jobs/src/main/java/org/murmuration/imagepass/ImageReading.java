package org.murmuration.imagepass;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HexFormat;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.decode.DecodedImage;
import org.murmuration.decode.ImageDecoder;
import org.murmuration.decode.OnDamaged;
import org.murmuration.decode.Reason;
import org.murmuration.decode.RejectedImageException;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;

/** Runs on executors: fetches a file and decodes it, whatever is then done with it. */
final class ImageReading implements Serializable, AutoCloseable {
  private static final int FIRST_BYTES = 16;

  private final ImageBytes images;
  private final DecodeSettings settings;

  ImageReading(Storage storage, DecodeSettings settings) {
    this.images = new ImageBytes(storage);
    this.settings = settings;
  }

  /** What becomes of a file, either way. */
  interface Reader<T> {
    /** Length in pixels of the shorter side of what is made of the image. */
    default int shorterSide() {
      return ImageDecoder.ALL_PIXELS;
    }

    T used(byte[] bytes, DecodedImage image);

    /**
     * @param bytes as many as were read; none, if the file could not be read
     */
    T rejected(byte[] bytes, ImageOutcome.Rejected reject);
  }

  <T> T read(ImageFile file, Reader<T> reader) {
    if (isWholeAsListed(file)) {
      try {
        byte[] bytes = bytes(images.openListed(file));
        return reader.used(bytes, decoded(bytes, reader));
      } catch (RejectedImageException | IOException e) {
        // It may be longer by now than it was when it was listed: once more, as it is.
      }
    }
    return readAsItIs(file, reader);
  }

  /** The same of an image that a row holds or names. */
  <T> T read(HeldImage image, Reader<T> reader) {
    if (image instanceof HeldImage.Located) {
      return readNamed(image.file(), reader);
    }
    try {
      return reader.used(image.bytes(), decoded(image, reader));
    } catch (RejectedImageException e) {
      return reader.rejected(
          image.bytes(), reject(image.file(), e.reason(), Advice.on(e), image.bytes()));
    }
  }

  /** What a row says may be no place at all, which is the row's fault and not the job's. */
  private <T> T readNamed(ImageFile file, Reader<T> reader) {
    try {
      return readAsItIs(file, reader);
    } catch (Refusal e) {
      byte[] none = new byte[0];
      return reader.rejected(none, reject(file, Reason.UNREADABLE, e.getMessage(), none));
    }
  }

  private <T> DecodedImage decoded(HeldImage image, Reader<T> reader)
      throws RejectedImageException {
    return image instanceof HeldImage.Pixels pixels
        ? pixels.raster().decoded(settings.limits().maxPixels())
        : decoded(image.bytes(), reader);
  }

  /** Half a file must not be taken for a whole one. */
  private boolean isWholeAsListed(ImageFile file) {
    return file.pack() == null
        && file.lengthBytes() > 0
        && settings.onDamaged() == OnDamaged.REJECT;
  }

  private <T> T readAsItIs(ImageFile file, Reader<T> reader) {
    byte[] bytes = new byte[0];
    try {
      bytes = bytes(images.open(file));
      return reader.used(bytes, decoded(bytes, reader));
    } catch (RejectedImageException e) {
      return reader.rejected(bytes, reject(file, e.reason(), Advice.on(e), bytes));
    } catch (FileNotFoundException e) {
      Reason reason = MissingFile.isNotUtf8(file) ? Reason.UNREADABLE : Reason.VANISHED;
      return reader.rejected(bytes, reject(file, reason, MissingFile.message(file), bytes));
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      return reader.rejected(bytes, reject(file, Reason.UNREADABLE, why, bytes));
    }
  }

  /** One byte more than the limit at most, which is enough for the decoder to refuse it. */
  private byte[] bytes(InputStream opened) throws IOException {
    try (InputStream in = opened) {
      return in.readNBytes(Math.toIntExact(settings.limits().maxBytes() + 1));
    }
  }

  private <T> DecodedImage decoded(byte[] bytes, Reader<T> reader) throws RejectedImageException {
    return new ImageDecoder(settings).decode(bytes, reader.shorterSide());
  }

  boolean isWhole(byte[] bytes) {
    return bytes.length > 0 && bytes.length <= settings.limits().maxBytes();
  }

  /** To be called when a task has read its last file. */
  @Override
  public void close() {
    images.close();
  }

  private static ImageOutcome.Rejected reject(
      ImageFile file, Reason reason, String message, byte[] bytes) {
    byte[] first = Arrays.copyOf(bytes, Math.min(bytes.length, FIRST_BYTES));
    return new ImageOutcome.Rejected(file, reason, message, HexFormat.of().formatHex(first));
  }
}

package org.murmuration.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageReader;

/** The decoding of one file; used once. */
final class FileDecoding implements Callable<DecodedImage> {
  private final byte[] bytes;
  private final DecodeSettings settings;
  private final StoppableBytes stream;
  private String format = "";

  FileDecoding(byte[] bytes, DecodeSettings settings) {
    this.bytes = bytes;
    this.settings = settings;
    this.stream = new StoppableBytes(bytes);
  }

  /** Makes a decoder that is still at work fail, from another thread. */
  void stop() {
    stream.stop();
  }

  @Override
  public DecodedImage call() throws RejectedImageException {
    try {
      return decode();
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      // Hostile files make decoders throw all of these; none may end a task with a million images.
      // Where the file is cut, that is the reason, whatever the decoder stumbled over.
      Optional<Damage> cut =
          Damage.ofParts(format, bytes).filter(damage -> damage.reason() == Reason.TRUNCATED);
      throw cut.isPresent()
          ? new RejectedImageException(Reason.TRUNCATED, cut.get().what(), failure)
          : DecodeFailure.rejection(failure);
    }
  }

  private DecodedImage decode() throws IOException, RejectedImageException {
    ImageReader reader = Codecs.readerOf(stream).orElseThrow(() -> DecodeFailure.notAnImage(bytes));
    try {
      format = Codecs.formatOf(reader);
      reader.setInput(stream, true, true);
      settings.limits().checkPixels(reader.getWidth(0), reader.getHeight(0));
      return decodeFirstFrame(reader);
    } finally {
      reader.dispose();
    }
  }

  private DecodedImage decodeFirstFrame(ImageReader reader)
      throws IOException, RejectedImageException {
    DamageLog damages = new DamageLog(settings.onDamaged());
    damages.add(Damage.ofParts(format, bytes));
    if (format.equals("webp")) {
      WebpKind.requireLossless(bytes);
    }
    reader.addIIOReadWarningListener(damages);
    BufferedImage frame = onCanvas(OpaqueRgb.of(reader.read(0, StoredColours.of(reader))));
    damages.check();
    Orientation orientation = ExifOrientation.of(format, bytes);
    BufferedImage pixels = orientation.upright(frame);
    return new DecodedImage(
        pixels, format, pixels.getWidth(), pixels.getHeight(), orientation, damages.found());
  }

  private BufferedImage onCanvas(BufferedImage frame) throws RejectedImageException {
    if (!format.equals("gif")) {
      return frame;
    }
    GifFrame place = GifFrame.first(bytes);
    settings.limits().checkPixels(place.canvasWidth(), place.canvasHeight());
    return place.onCanvas(frame);
  }
}

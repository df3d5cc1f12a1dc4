package org.murmuration.decode;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** The decoding of one file; used once. */
final class FileDecoding implements Callable<DecodedImage> {
  private final byte[] bytes;
  private final DecodeSettings settings;
  private final int shorterSide;
  private final StoppableBytes stream;
  private String format = "";

  /**
   * @param shorterSide in pixels, of what will be made of the image
   */
  FileDecoding(byte[] bytes, DecodeSettings settings, int shorterSide) {
    this.bytes = bytes;
    this.settings = settings;
    this.shorterSide = shorterSide;
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
    reader.addIIOReadWarningListener(damages);
    ImageReadParam param = StoredColours.of(reader);
    Subsampling subsampling =
        Subsampling.of(format, reader.getWidth(0), reader.getHeight(0), shorterSide);
    subsampling.applyTo(param);
    BufferedImage read = reader.read(0, param);
    damages.check();
    BufferedImage samples = PackedSamples.of(read);
    ProfileUse profile = profileUse(read, param, damages, samples);
    BufferedImage frame = onCanvas(settings.alphaColour().under(samples));
    Orientation orientation = ExifOrientation.of(format, bytes);
    ImageSize stored = subsampling.whole(frame);
    return new DecodedImage(
        orientation.upright(frame),
        orientation.upright(stored),
        format,
        orientation,
        profile,
        damages.found());
  }

  private ProfileUse profileUse(
      BufferedImage read, ImageReadParam param, DamageLog damages, BufferedImage samples) {
    boolean isRgb = read.getColorModel().getNumColorComponents() == 3;
    boolean isConverted = format.equals("jpeg") && param.getDestinationType() == null;
    if (isRgb && !isConverted && PackedSamples.areAsStored(read)) {
      return ColourProfile.apply(EmbeddedProfile.of(format, bytes), samples);
    }
    return damages.hasProfileIgnored() ? ProfileUse.IGNORED : ProfileUse.NONE;
  }

  private BufferedImage onCanvas(BufferedImage frame) throws RejectedImageException {
    if (!format.equals("gif")) {
      return frame;
    }
    GifFrame place = GifFrame.first(bytes);
    settings.limits().checkPixels(place.canvasWidth(), place.canvasHeight());
    return place.onCanvas(frame, settings.alphaColour());
  }
}

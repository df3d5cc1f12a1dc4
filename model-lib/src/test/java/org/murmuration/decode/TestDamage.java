package org.murmuration.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are cut or broken, also where their decoder says nothing. */
class TestDamage {
  /** The least bomb would be 800 MB. */
  private static final long MOST_BYTES = 1 << 20;

  private final ImageDecoder rejecting = new ImageDecoder();
  private final ImageDecoder using =
      new ImageDecoder(new DecodeSettings(DecodeLimits.DEFAULT, OnDamaged.USE));

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff"})
  void isTruncatedWhereverAFileIsCut(String format) throws IOException {
    byte[] whole = Encoded.as(format, Encoded.noise(120, 90, 1));
    for (int percent : new int[] {10, 30, 50, 70, 90, 99}) {
      byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
      assertThatThrownBy(() -> rejecting.decode(cut))
          .as("%s at %s %%", format, percent)
          .isInstanceOfSatisfying(
              RejectedImageException.class,
              rejection -> assertThat(rejection.reason()).isEqualTo(Reason.TRUNCATED));
    }
  }

  // The last bytes of a good PNG: 12 of the empty end chunk, before it a checksum.
  @ParameterizedTest
  @CsvSource({"12, TRUNCATED", "20, TRUNCATED", "400, TRUNCATED"})
  void isFoundInAPngThatLacksItsEnd(int missing, Reason reason) throws IOException {
    byte[] png = Encoded.as("png", Encoded.noise(40, 30, 2));
    assertReason(Arrays.copyOf(png, png.length - missing), reason);
  }

  @Test
  void isFoundInAPngWhoseChecksumIsWrong() throws IOException {
    byte[] png = Encoded.as("png", Encoded.noise(40, 30, 3));
    png[png.length - 13] ^= 1;
    assertThatThrownBy(() -> rejecting.decode(png))
        .isInstanceOf(RejectedImageException.class)
        .hasMessageMatching("The checksum of the PNG's chunk at byte \\d+ is wrong");
    assertReason(png, Reason.CORRUPT);
  }

  @Test
  void isFoundInTheMiddleOfAJpeg() throws IOException {
    byte[] jpeg = Encoded.as("jpeg", Encoded.noise(200, 150, 4));
    Arrays.fill(jpeg, jpeg.length / 2, jpeg.length - 2, (byte) 0);
    assertThat(reason(jpeg)).isIn(Reason.CORRUPT, Reason.TRUNCATED);
  }

  @Test
  void isUsedOnDemandAndSaid() throws Exception {
    byte[] jpeg = Encoded.as("jpeg", Encoded.noise(200, 150, 5));
    DecodedImage half = using.decode(Arrays.copyOf(jpeg, jpeg.length / 2));
    assertThat(half.width()).isEqualTo(200);
    assertThat(half.damages()).contains("The JPEG has no end-of-image marker");
    byte[] png = Encoded.as("png", Encoded.noise(40, 30, 6));
    png[png.length - 13] ^= 1;
    assertThat(using.decode(png).damages()).hasSize(1);
  }

  @Test
  void isNoneInAWholeFile() throws Exception {
    for (String format : List.of("jpeg", "png", "gif", "bmp", "tiff")) {
      byte[] whole = Encoded.as(format, Encoded.noise(40, 30, 7));
      assertThat(rejecting.decode(whole).damages()).as(format).isEmpty();
    }
  }

  // libjpeg's and the JDK's words.
  @ParameterizedTest
  @CsvSource({
    "Premature end of JPEG file, TRUNCATED",
    "Corrupt JPEG data: premature end of data segment, TRUNCATED",
    "Truncated File - Missing EOI marker, TRUNCATED",
    "Corrupt JPEG data: bad Huffman code, CORRUPT",
    "Corrupt JPEG data: found marker 0xd9 instead of RST3, CORRUPT",
    "Corrupt JPEG data: 12 extraneous bytes before marker 0xd9, CORRUPT",
    "Corrupt JPEG data: 12 extraneous bytes before marker 0xd3, CORRUPT"
  })
  void isWhatADecoderWarnsOf(String warning, Reason reason) {
    assertThat(Damage.ofWarning(warning)).map(Damage::reason).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Embedded color profile is invalid, was ignored",
        "Corrupt JPEG data: 16 extraneous bytes before marker 0xe1"
      })
  void isNotWhatLeavesThePixelsRight(String warning) {
    assertThat(Damage.ofWarning(warning)).isEmpty();
  }

  @Test
  void putsASmallFirstFrameOnItsCanvas() throws Exception {
    byte[] gif = Encoded.as("gif", Encoded.filled(BufferedImage.TYPE_INT_RGB, 2, 2, 0x808080));
    // The canvas is 4 x 3; the frame, whose descriptor follows the palette, lies at 1, 1.
    gif[6] = 4;
    gif[8] = 3;
    int descriptor = indexOf(gif, 0x2C, 13 + (3 << ((gif[10] & 7) + 1)));
    gif[descriptor + 1] = 1;
    gif[descriptor + 3] = 1;
    DecodedImage decoded = rejecting.decode(gif);
    int w = 0xFFFFFF;
    int g = 0x808080;
    assertThat(Encoded.pixels(decoded.pixels()))
        .containsExactly(w, w, w, w, w, g, g, w, w, g, g, w);
  }

  private static int indexOf(byte[] bytes, int value, int from) {
    int at = from;
    while (bytes[at] != value) {
      at++;
    }
    return at;
  }

  @Test
  void saysWhichFormatItDoesNotRead() {
    byte[] heic = "....ftypheic....".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> rejecting.decode(heic))
        .isInstanceOf(RejectedImageException.class)
        .hasMessage(
            "An image in the format HEIF (as telephones write it): JPEG, PNG, GIF, BMP, TIFF and WebP are read");
  }

  // Headers that announce what nobody can hold: 10 billion pixels in 65 bytes, and so on.
  @ParameterizedTest
  @CsvSource({"100000, 100000", "30000, 30000", "16384, 16384"})
  void isNotWaitedForWhereAHeaderAnnouncesTooMuch(int width, int height) throws IOException {
    byte[] png = Encoded.as("png", Encoded.noise(40, 30, 9));
    ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    CRC32 checksum = new CRC32();
    checksum.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
    assertRefusedAtOnce(png);
    byte[] jpeg = Encoded.as("jpeg", Encoded.noise(40, 30, 9));
    // The frame's segment: marker, length, precision, height, width.
    int frame = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00FF\u00C0");
    ByteBuffer.wrap(jpeg)
        .putShort(frame + 5, (short) Math.min(height, 65_500))
        .putShort(frame + 7, (short) Math.min(width, 65_500));
    assertRefusedAtOnce(jpeg);
  }

  private void assertRefusedAtOnce(byte[] bomb) {
    long start = System.nanoTime();
    assertReason(bomb, Reason.TOO_MANY_PIXELS);
    assertThat((System.nanoTime() - start) / 1_000_000).as("ms").isLessThan(50);
    // Once more in this thread, whose memory is counted to the byte.
    long before = allocated();
    assertThatThrownBy(
            new FileDecoding(bomb, DecodeSettings.DEFAULT, ImageDecoder.ALL_PIXELS)::call)
        .isInstanceOf(RejectedImageException.class);
    assertThat(allocated() - before).as("bytes").isLessThan(MOST_BYTES);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  void endsWhenTheTimeIsOver(TestReporter reporter) throws IOException {
    byte[] png = Encoded.as("png", Encoded.noise(3000, 2000, 8));
    DecodeLimits hurried = new DecodeLimits(1L << 30, 50_000_000, Duration.ofMillis(20));
    ImageDecoder decoder = new ImageDecoder(new DecodeSettings(hurried, OnDamaged.REJECT));
    long start = System.nanoTime();
    assertThatThrownBy(() -> decoder.decode(png))
        .isInstanceOf(RejectedImageException.class)
        .hasMessage("Decoding took more than 0.02 s")
        .extracting("reason")
        .isEqualTo(Reason.TIMEOUT);
    long millis = (System.nanoTime() - start) / 1_000_000;
    reporter.publishEntry("time limit", "20 ms held after %s ms".formatted(millis));
    assertThat(millis).isLessThan(1000);
  }

  @Test
  void stopsADecoderThatHasOverrun() throws IOException {
    StoppableBytes bytes = new StoppableBytes(new byte[] {1, 2, 3});
    assertThat(bytes.read()).isEqualTo(1);
    bytes.stop();
    assertThatThrownBy(bytes::read)
        .isInstanceOf(IOException.class)
        .hasMessage("Stopped: the time limit is over");
  }

  private void assertReason(byte[] bytes, Reason reason) {
    assertThat(reason(bytes)).isEqualTo(reason);
  }

  private Reason reason(byte[] bytes) {
    try {
      throw new AssertionError("Not rejected: " + rejecting.decode(bytes));
    } catch (RejectedImageException rejection) {
      return rejection.reason();
    }
  }
}

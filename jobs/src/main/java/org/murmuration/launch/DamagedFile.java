package org.murmuration.launch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.io.ParquetDecodingException;
import org.murmuration.refusal.Refusal;

/**
 * A file of rows that Spark read to its place and could not decode, because bytes of it are others
 * than were written. No further try mends that.
 *
 * @param chain what was thrown and its causes
 */
record DamagedFile(List<Throwable> chain) {
  /** Spark's words for any trouble with a file's rows. */
  private static final Pattern READING =
      Pattern.compile("error while reading file (\\S+\\.parquet)");

  /** How Parquet begins where the head of a page or of a file makes no sense. */
  private static final String NO_SENSE = "can not read class org.apache.parquet.format";

  /** Empty if it is none. */
  Optional<Refusal> refusal() {
    return isOfDecoding() ? Optional.of(named()) : Optional.empty();
  }

  /** What storage says is an exception of input and output without such words, and may pass. */
  private boolean isOfDecoding() {
    return chain.stream().anyMatch(DamagedFile::isOfDecoding);
  }

  private static boolean isOfDecoding(Throwable thrown) {
    return message(thrown).startsWith(NO_SENSE)
        || (thrown instanceof ParquetDecodingException && thrown.getCause() == null)
        || thrown.getClass().getSimpleName().equals("ZstdIOException");
  }

  private Refusal named() {
    String file =
        chain.stream()
            .map(thrown -> READING.matcher(message(thrown)))
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .findFirst()
            // Spark does not say whose footer it was.
            .orElse("a Parquet file of what was named");
    return Refusal.input(
        "Cannot read %s: its bytes are not those that were written (copy it again, or remove the folder it lies in and make it again)"
            .formatted(file),
        chain.get(0));
  }

  private static String message(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }
}

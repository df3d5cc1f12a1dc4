package org.murmuration.machine;

import java.util.Locale;

/** A number of bytes, as people read it, the same in every locale. */
public record Bytes(long count) {
  /** Bytes in a mebibyte. */
  public static final long MEBI = 1L << 20;

  private static final double KIBI = 1L << 10;
  private static final double GIBI = 1L << 30;
  private static final double MEGA = 1e6;

  /** As in {@code 1,877 MiB}, rounded up: what must be there. */
  public String wholeMebibytes() {
    return format("%,d MiB", Pieces.of(count, MEBI));
  }

  /** As in {@code 128.5 MiB}. */
  public String mebibytes() {
    return format("%.1f MiB", count / (double) MEBI);
  }

  /** As in {@code 0.45 GiB}. */
  public String gibibytes() {
    return format("%.2f GiB", count / GIBI);
  }

  /** As in {@code 12.3 MB}, which are millions of bytes. */
  public String megabytes() {
    return format("%,.1f MB", count / MEGA);
  }

  /** As in {@code 12.25 MiB} or {@code 3.50 KiB}, for what may be small. */
  public String mebibytesOrKibibytes() {
    return count < MEBI
        ? format("%.2f KiB", count / KIBI)
        : format("%,.2f MiB", count / (double) MEBI);
  }

  private static String format(String form, Object value) {
    return String.format(Locale.ROOT, form, value);
  }
}

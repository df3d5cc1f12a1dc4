package org.murmuration.decode;

import java.util.Objects;

/** One image can't be used; the work goes on without it. The message is one line, without a uri. */
public final class RejectedImageException extends Exception {
  private static final int MAX_MESSAGE = 300;

  private final Reason reason;

  public RejectedImageException(Reason reason, String message) {
    this(reason, message, null);
  }

  public RejectedImageException(Reason reason, String message, Throwable cause) {
    super(oneLine(message), cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  public Reason reason() {
    return reason;
  }

  // Decoders quote the file's own bytes in their messages: anything may be in there.
  private static String oneLine(String message) {
    String line = message.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "...";
  }
}

package org.murmuration.refusal;

/**
 * What the user asked for cannot be done, and why, in one line: <i>Cannot do X: why, with both
 * values (what to do)</i>. It is shown without a stack trace and ends the process with the exit
 * code of its {@link Kind}.
 */
public final class Refusal extends RuntimeException {
  /** Whose turn it is to act, from which the exit code follows. */
  public enum Kind {
    /** The command line or the settings are wrong. */
    SETTINGS,
    /** Training with these settings led to a loss that is no number. */
    DIVERGED,
    /** An input or a model is missing, broken or does not fit. */
    INPUT,
    /** The work was done and missed a quality bar that the user set. */
    QUALITY,
    /** The output exists already, or holds something else. */
    CONFLICT,
    /** Storage or cluster trouble: the same command may succeed later. */
    TEMPORARY
  }

  /** Names and values come from files, too, which may hold anything. */
  private static final int MAX_MESSAGE_LENGTH = 4000;

  private final Kind kind;

  private Refusal(Kind kind, String message, Throwable cause) {
    super(oneLine(message), cause);
    this.kind = kind;
  }

  private static String oneLine(String message) {
    String line = message.replaceAll("[\\p{Cc}\u2028\u2029]+", " ");
    return line.length() <= MAX_MESSAGE_LENGTH
        ? line
        : line.substring(0, MAX_MESSAGE_LENGTH) + "...";
  }

  public static Refusal settings(String message) {
    return new Refusal(Kind.SETTINGS, message, null);
  }

  public static Refusal diverged(String message) {
    return new Refusal(Kind.DIVERGED, message, null);
  }

  public static Refusal input(String message) {
    return new Refusal(Kind.INPUT, message, null);
  }

  public static Refusal input(String message, Throwable cause) {
    return new Refusal(Kind.INPUT, message, cause);
  }

  public static Refusal quality(String message) {
    return new Refusal(Kind.QUALITY, message, null);
  }

  public static Refusal conflict(String message) {
    return new Refusal(Kind.CONFLICT, message, null);
  }

  public static Refusal temporary(String message) {
    return new Refusal(Kind.TEMPORARY, message, null);
  }

  public static Refusal temporary(String message, Throwable cause) {
    return new Refusal(Kind.TEMPORARY, message, cause);
  }

  public Kind kind() {
    return kind;
  }
}

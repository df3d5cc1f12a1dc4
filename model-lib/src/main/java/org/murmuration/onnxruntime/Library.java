package org.murmuration.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import org.murmuration.refusal.Refusal;

/** The native library in this JVM. What it says of failures comes as exceptions, too. */
final class Library {
  private static final OrtLoggingLevel QUIET = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;

  private Library() {}

  /**
   * Loads it at the first call. It stays until the JVM ends, which frees it.
   *
   * @throws Refusal if it is not made for this platform, or cannot be unpacked or loaded
   */
  static OrtEnvironment environment() {
    try {
      return OrtEnvironment.getEnvironment(QUIET, "murmuration");
    } catch (LinkageError | RuntimeException e) {
      throw Refusal.input(
          "Cannot run a network that came as ONNX: ONNX Runtime does not load here, on %s %s: %s (it is made for Linux on x86-64 and ARM64, and for macOS on ARM64)"
              .formatted(
                  System.getProperty("os.name"), System.getProperty("os.arch"), firstCause(e)),
          e);
    }
  }

  private static String firstCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("it gives no reason");
  }

  /** For sessions in which the thread that asks computes, alone. */
  static SessionOptions options() throws OrtException {
    SessionOptions options = new SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setExecutionMode(ExecutionMode.SEQUENTIAL);
    options.setSessionLogLevel(QUIET);
    return options;
  }
}

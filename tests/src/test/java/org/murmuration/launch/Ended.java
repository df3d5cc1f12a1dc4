package org.murmuration.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** How a command line ended, run in this process as a user would run it. */
record Ended(int code, String out, String err) {
  static Ended after(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new Launcher(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
            .run(arguments);
    return new Ended(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Runs what a test needs before it can begin. */
  static Ended well(String... arguments) {
    Ended ended = after(arguments);
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended;
  }

  /** The one line that a user sees when a command refuses. */
  String refusal() {
    assertThat(err.lines()).as(err).hasSize(1);
    return err.strip();
  }
}

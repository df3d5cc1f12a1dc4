package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.murmuration.refusal.Refusal;

class TestFailure {
  @Test
  void findsTheRefusalDeepInAChainOfCauses() {
    Refusal refusal = Refusal.input("Cannot read the embedding of image 7: it has 3 values");
    Throwable thrown =
        new SparkException(
            "Job aborted due to stage failure: ...",
            new IOException("Task failed while writing rows", new RuntimeException("x", refusal)));
    Failure failure = Failure.of(thrown);
    assertThat(failure).isEqualTo(new Failure(refusal, ExitCode.INPUT));
    assertThat(failure.line()).isEqualTo("Cannot read the embedding of image 7: it has 3 values");
  }

  @Test
  void findsTheStorageTroubleThatSparkWraps() {
    ConnectException trouble = new ConnectException("Connection refused");
    Failure failure = Failure.of(new SparkException("Job aborted\nDriver stacktrace:", trouble));
    assertThat(failure).isEqualTo(new Failure(trouble, ExitCode.TEMPORARY));
    assertThat(failure.line()).isEqualTo("Cannot go on: ConnectException: Connection refused");
  }

  @Test
  void saysHowToGetATicketWhereKerberosIsAskedFor() {
    String asked = "Client cannot authenticate via:[TOKEN, KERBEROS]";
    IOException thrown = new IOException("Failed on ...", new AccessControlException(asked));
    Failure failure = Failure.of(thrown);
    assertThat(failure.code()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.line())
        .startsWith("Cannot go on: AccessControlException: " + asked)
        .endsWith(
            "(get a Kerberos ticket with kinit, or give spark-submit --principal and --keytab)");
  }

  @Test
  void blamesTheInputForAMissingFile() {
    Failure failure = Failure.of(new FileNotFoundException("File head/config.json does not exist"));
    assertThat(failure.code()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.line())
        .isEqualTo("Cannot go on: FileNotFoundException: File head/config.json does not exist");
  }

  @Test
  void blamesTheInputForAMissingFileThatStorageWraps() {
    FileNotFoundException missing = new FileNotFoundException("head/config.json");
    assertThat(Failure.of(new UncheckedIOException(missing)))
        .isEqualTo(new Failure(missing, ExitCode.INPUT));
    assertThat(Failure.of(new IOException("Cannot open", missing)))
        .isEqualTo(new Failure(missing, ExitCode.INPUT));
  }

  @Test
  void takesAnythingElseForAnInternalErrorAndShowsItsFirstLine() {
    IllegalStateException fault = new IllegalStateException("Layer 3 is gone\nmore");
    Failure failure = Failure.of(fault);
    assertThat(failure).isEqualTo(new Failure(fault, ExitCode.INTERNAL));
    assertThat(failure.isInternal()).isTrue();
    assertThat(failure.line()).isEqualTo("Internal error: IllegalStateException: Layer 3 is gone");
  }

  @Test
  void showsAFaultWithoutAMessage() {
    assertThat(Failure.of(new OutOfMemoryError()).line())
        .startsWith("Internal error: OutOfMemoryError");
  }

  @Test
  void endsAtCausesThatGoRoundInACircle() {
    RuntimeException first = new RuntimeException("first");
    RuntimeException second = new RuntimeException("second", first);
    first.initCause(second);
    assertThat(Failure.of(second)).isEqualTo(new Failure(second, ExitCode.INTERNAL));
  }

  @Test
  void namesAMissingOptionAndWhereToReadOn() {
    assertThat(line("train", "--table=table"))
        .isEqualTo("Cannot run train: missing required option: '--head=FOLDER' (see train --help)");
  }

  @Test
  void namesAValueThatIsNoNumber() {
    assertThat(line("train", "--table=table", "--head=head", "--epochs=many"))
        .startsWith("Cannot run train: invalid value for option '--epochs': 'many'")
        .endsWith("(see train --help)");
  }

  private static String line(String... arguments) {
    Throwable thrown = catchThrowable(() -> Commands.create("1.0").parseArgs(arguments));
    Failure failure = Failure.of(thrown);
    assertThat(failure.code()).isEqualTo(ExitCode.USAGE);
    return failure.line();
  }
}

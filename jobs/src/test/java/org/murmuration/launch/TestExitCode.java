package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.util.Map;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.hdfs.protocol.DSQuotaExceededException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine.ParameterException;

class TestExitCode {
  @Test
  void isThatOfTheDesign() {
    Map<ExitCode, Integer> codes =
        Map.of(
            ExitCode.DONE, 0,
            ExitCode.USAGE, 2,
            ExitCode.INTERNAL, 3,
            ExitCode.INPUT, 4,
            ExitCode.QUALITY, 5,
            ExitCode.CONFLICT, 6,
            ExitCode.TEMPORARY, 75,
            ExitCode.CANCELLED, 130,
            ExitCode.TERMINATED, 143);
    assertThat(codes).containsOnlyKeys(ExitCode.values());
    codes.forEach((exit, code) -> assertThat(exit.code()).isEqualTo(code));
  }

  @Test
  void followsTheKindOfARefusal() {
    assertThat(ExitCode.of(Refusal.settings("x"))).isEqualTo(ExitCode.USAGE);
    assertThat(ExitCode.of(Refusal.input("x"))).isEqualTo(ExitCode.INPUT);
    assertThat(ExitCode.of(Refusal.quality("x"))).isEqualTo(ExitCode.QUALITY);
    assertThat(ExitCode.of(Refusal.conflict("x"))).isEqualTo(ExitCode.CONFLICT);
    assertThat(ExitCode.of(Refusal.temporary("x", null))).isEqualTo(ExitCode.TEMPORARY);
  }

  /** Of Spark 3.5, and of Spark 4. */
  @ParameterizedTest
  @CsvSource({
    "Job 11 cancelled as part of cancellation of all jobs, CANCELLED",
    "[SPARK_JOB_CANCELLED] Job 11 cancelled as part of cancellation of all jobs SQLSTATE: XXKDA,"
        + " CANCELLED",
    "Job 11 cancelled because SparkContext was shut down, INTERNAL",
    "[SPARK_JOB_CANCELLED] Job 11 cancelled because SparkContext was shut down, INTERNAL"
  })
  void tellsWhoCancelledFromALostSession(String message, ExitCode code) {
    assertThat(ExitCode.of(new SparkException(message))).isEqualTo(code);
  }

  @Test
  void blamesTheCommandLineForAWrongOption() {
    ParameterException wrong = new ParameterException(Commands.create("1.0"), "x");
    assertThat(ExitCode.of(wrong)).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void blamesTheInputForWhatIsMissingOrForbidden() {
    assertThat(ExitCode.of(new FileNotFoundException("x"))).isEqualTo(ExitCode.INPUT);
    assertThat(ExitCode.of(new AccessControlException("x"))).isEqualTo(ExitCode.INPUT);
    assertThat(ExitCode.of(new AccessDeniedException("x"))).isEqualTo(ExitCode.INPUT);
    assertThat(ExitCode.of(new DSQuotaExceededException("x"))).isEqualTo(ExitCode.INPUT);
  }

  @Test
  void callsItAConflictWhereSomethingElseIsInTheWay() {
    assertThat(ExitCode.of(new FileAlreadyExistsException("x"))).isEqualTo(ExitCode.CONFLICT);
    assertThat(ExitCode.of(new ParentNotDirectoryException("x"))).isEqualTo(ExitCode.CONFLICT);
  }

  @Test
  void asksForAnotherTryWhenStorageFails() {
    assertThat(ExitCode.of(new SocketTimeoutException("x"))).isEqualTo(ExitCode.TEMPORARY);
    assertThat(ExitCode.of(new EOFException("x"))).isEqualTo(ExitCode.TEMPORARY);
    assertThat(ExitCode.of(new UncheckedIOException(new IOException("x"))))
        .isEqualTo(ExitCode.TEMPORARY);
  }

  @Test
  void takesAnythingElseForAFaultOfThisProgram() {
    assertThat(ExitCode.of(new IllegalStateException("x"))).isEqualTo(ExitCode.INTERNAL);
    assertThat(ExitCode.of(new OutOfMemoryError("x"))).isEqualTo(ExitCode.INTERNAL);
  }
}

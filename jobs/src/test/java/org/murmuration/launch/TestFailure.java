package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    assertThat(failure.line()).isEqualTo("Cannot go on: Connection refused");
  }

  @ParameterizedTest
  @CsvSource({"true, INPUT", "false, TEMPORARY"})
  void blamesAFileWhoseRowsCannotBeDecodedAndNotStorageThatBreaksOff(
      boolean isDecoding, ExitCode code) {
    Throwable root =
        isDecoding
            ? new ParquetDecodingException("CRC checksum verification failed")
            : new IOException("Connection reset");
    Throwable reading =
        new SparkException(
            "Encountered error while reading file hdfs://n/t/run=1/part-0.parquet. Details:", root);
    Failure failure = Failure.of(new SparkException("Job aborted", reading));
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.line().contains("hdfs://n/t/run=1/part-0.parquet")).isEqualTo(isDecoding);
  }

  @Test
  void takesLostExecutorsForWhatMayPass() {
    Failure failure =
        Failure.of(
            new SparkException(
                "Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent failure: Lost task 0.3 in stage 3.0 (TID 5) (h executor 3): ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: Command exited with code 137\nDriver stacktrace:",
                null));
    assertThat(failure.code()).isEqualTo(ExitCode.TEMPORARY);
    assertThat(failure.line())
        .startsWith(
            "Cannot go on: executors were lost again and again: Command exited with code 137 (");
  }

  @Test
  void saysHowToGetATicketWhereKerberosIsAskedFor() {
    String asked = "Client cannot authenticate via:[TOKEN, KERBEROS]";
    IOException thrown = new IOException("Failed on ...", new AccessControlException(asked));
    Failure failure = Failure.of(thrown);
    assertThat(failure.code()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.line())
        .startsWith("Cannot go on: " + asked)
        .endsWith(
            "(get a Kerberos ticket with kinit, or give spark-submit --principal and --keytab)");
  }

  @Test
  void blamesTheInputForAMissingFile() {
    Failure failure = Failure.of(new FileNotFoundException("File head/config.json does not exist"));
    assertThat(failure.code()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.line()).isEqualTo("Cannot go on: File head/config.json does not exist");
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
  void saysThatAFileIsWhereAFolderHasToBe() {
    Failure failure =
        Failure.of(
            new FileAlreadyExistsException(
                "Destination exists and is not a directory: /data/my list.csv"));
    assertThat(failure.code()).isEqualTo(ExitCode.CONFLICT);
    assertThat(failure.line())
        .isEqualTo(
            "Cannot write to /data/my list.csv: a file is there, and a folder is needed (name another place, or remove it)");
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

  @ParameterizedTest
  @ValueSource(strings = {"--epochs=1e9", "--epochs=99999999999", "--learning-rate=fast"})
  void namesNoTypeOfJava(String argument) {
    assertThat(line("train", "--table=table", "--head=head", argument))
        .startsWith("Cannot run train: invalid value for option '")
        .containsPattern("is no (whole )?number")
        .doesNotContain("int", "float", "double", "Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "/data/x: No space left on device",
        "No space available in any of the local directories.",
        "write error: Disk quota exceeded"
      })
  void doesNotAskForAnotherTryWhereADiskIsFull(String words) {
    Throwable thrown =
        new SparkException(
            "[TASK_WRITE_FAILED] Task failed while writing rows to file:/data/table/.run=r1.",
            new Error(new IOException(words)));
    Failure failure = Failure.of(thrown);
    assertThat(failure.code()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.line())
        .startsWith("Cannot go on: no space is left for ")
        .contains("/data/")
        .doesNotContain("Exception", "FSError");
  }

  @Test
  void namesTheFolderOfSparkWhereNoOtherIsKnownToBeFull() {
    Failure failure =
        Failure.of(new SparkException("x", new IOException("No space left on device")));
    assertThat(failure.code()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.line()).contains("where Spark keeps its work").contains("spark.local.dir");
  }

  @Test
  void saysThatAUserNeedsAName() {
    Throwable login =
        new IOException(
            "failure to login: javax.security.auth.login.LoginException: java.lang.NullPointerException: invalid null input: name");
    Failure failure = Failure.of(login);
    assertThat(failure.code()).isEqualTo(ExitCode.USAGE);
    assertThat(failure.line()).startsWith("Cannot start: the user of this process has no name");
  }

  @Test
  void knowsThatAnAddressOfAnotherMachineNeverBecomesOurs() {
    Failure failure =
        Failure.of(new BindException("Cannot assign requested address: Service 'sparkDriver'"));
    assertThat(failure.code()).isEqualTo(ExitCode.USAGE);
    assertThat(failure.line()).contains("SPARK_LOCAL_IP", "spark.driver.bindAddress");
    assertThat(Failure.of(new BindException("Address already in use")).code())
        .isEqualTo(ExitCode.TEMPORARY);
  }

  @Test
  void knowsThatAFolderThatWasNotMadeIsNotMadeLater() {
    Failure failure =
        Failure.of(
            new SparkException(
                "x",
                new IOException("Mkdirs failed to create file:/proc/x (exists=false, cwd=y)")));
    assertThat(failure.code()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.line()).startsWith("Cannot write file:/proc/x: its folder cannot be made");
  }

  @Test
  void saysWhereALibraryMayRun() {
    Failure failure =
        Failure.of(
            new ExceptionInInitializerError(
                new UnsatisfiedLinkError(
                    "/home/me/.javacpp/cache/libnd4jcpu.so: failed to map segment from shared object")));
    assertThat(failure.code()).isEqualTo(ExitCode.USAGE);
    assertThat(failure.line())
        .contains("/home/me/.javacpp/cache/libnd4jcpu.so", "-Dorg.bytedeco.javacpp.cachedir=");
  }

  private static Stream<Arguments> wordless() {
    return Stream.of(
        Arguments.of(new UnknownHostException("nn1"), "no host is known by the name nn1"),
        Arguments.of(new NoSuchFileException("/x"), "there is no file /x"),
        Arguments.of(new java.nio.file.AccessDeniedException("/x"), "permission denied: /x"),
        Arguments.of(new SocketTimeoutException(), "socket timeout"),
        Arguments.of(new IOException(), "storage failed"),
        Arguments.of(
            new IOException(
                "Call From a to b failed: java.net.ConnectException: Connection refused"),
            "Call From a to b failed: Connection refused"));
  }

  @ParameterizedTest
  @MethodSource("wordless")
  void showsNoClassOfJava(IOException thrown, String words) {
    assertThat(Failure.of(thrown).line()).isEqualTo("Cannot go on: " + words);
  }

  private static String line(String... arguments) {
    Throwable thrown = catchThrowable(() -> Commands.create("1.0").parseArgs(arguments));
    Failure failure = Failure.of(thrown);
    assertThat(failure.code()).isEqualTo(ExitCode.USAGE);
    return failure.line();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`s3a://no-such/t': getFileStatus on s3a://no-such/t: The specified bucket does not exist (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket; Request ID: 4442587FB7D0A2F9; S3 Extended Request ID: null; Proxy: null), S3 Extended Request ID: null:NoSuchBucket: The specified bucket does not exist (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket; Request ID: 4442587FB7D0A2F9; S3 Extended Request ID: null; Proxy: null)",
        "getFileStatus on s3a://no-such/t: software.amazon.awssdk.services.s3.model.NoSuchBucketException: The specified bucket does not exist (Service: S3, Status Code: 404, Request ID: 1):NoSuchBucket"
      })
  void blamesABucketThatIsNotThereAndNotTheMoment(String said) {
    Failure failure = Failure.of(new SparkException("Job aborted", new IOException(said)));
    assertThat(failure.code()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.line())
        .isEqualTo(
            "Cannot go on: there is no bucket no-such (check its name, and fs.s3a.endpoint where it is not on Amazon's S3)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3a://birds/photos: No AWS Credentials provided by TemporaryAWSCredentialsProvider SimpleAWSCredentialsProvider EnvironmentVariableCredentialsProvider IAMInstanceCredentialsProvider : Unable to load AWS credentials from environment variables (AWS_ACCESS_KEY_ID (or AWS_ACCESS_KEY) and AWS_SECRET_KEY (or AWS_SECRET_ACCESS_KEY))",
        "s3a://birds/photos: SimpleAWSCredentialsProvider: No AWS credentials in the Hadoop configuration"
      })
  void saysWhereCredentialsOfS3ComeFrom(String said) {
    Failure failure = Failure.of(new AccessDeniedException(said));
    assertThat(failure.code()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.line())
        .isEqualTo(
            "Cannot go on: there are no credentials for s3a://birds/photos (give this machine a role, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or keep keys as conf/hadoop/core-site.s3a.xml has it)");
  }

  @Test
  void leavesOutWhatOnlyAmazonUnderstands() {
    Failure failure =
        Failure.of(
            new AccessDeniedException(
                "s3a://birds/photos: getFileStatus on s3a://birds/photos: Forbidden (Service: Amazon S3; Status Code: 403; Error Code: 403 Forbidden; Request ID: 4442587FB7D0A2F9; S3 Extended Request ID: null; Proxy: null), S3 Extended Request ID: null:403 Forbidden"));
    assertThat(failure.code()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.line())
        .isEqualTo(
            "Cannot go on: s3a://birds/photos: getFileStatus on s3a://birds/photos: Forbidden (403)");
  }
}

package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.fixture.Fault.Effect.FULL;
import static org.murmuration.fixture.Fault.Operation.CREATE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Fault;
import org.murmuration.fixture.FaultyPlace;
import org.murmuration.fixture.SparkSettings;
import org.murmuration.fixture.Workplace;
import org.murmuration.fixture.WrongUse;

/** Each mistake ends in a listed code and one line without Java in it, and leaves nothing. */
@Tag("cluster")
final class TestExitCodes {
  private static final String TABLE =
      """
      # what is typed
      2 | Cannot run 'trian': there is no such command (did you mean train?) | trian --table=t
      2 | Cannot run train: unknown option '--tabel' (did you mean --table?) | train --tabel=t --head=@h
      2 | Cannot run train: missing required option: '--head=FOLDER' | train --table=@result/table
      2 | Cannot run train: invalid value for option '--epochs': '1e9' is no whole number | train --table=@result/table --head=@h --epochs=1e9
      2 | Cannot run train: invalid value for option '--learning-rate': 'fast' is no number | train --table=@result/table --head=@h --learning-rate=fast
      2 | Cannot use --hidden '0': it must be none, or up to 4 layers | train --table=@result/table --head=@h --hidden=0
      2 | Cannot run doctor: invalid value for option '--device': expected one of | doctor --device=gpu
      2 | Cannot read settings: there is no file @none.conf | train --table=@result/table --head=@h --config=@none.conf
      2 | Cannot evaluate: name --head and --table, or --classifier and --images | evaluate --head=@result/head --report=@r
      2 | Cannot read images: name one of --images and --manifest, found both | embed --network=@network --images=@photos --manifest=@m --table=@t
      2 | Cannot use --alpha-colour 'whit' | classify --classifier=@result/classifier --images=@photos --predictions=@p --alpha-colour=whit
      4 | Cannot cut vgg11 at 'fc9': it has no such layer | embed --network=@network --images=@photos --table=@t --cut=fc9
      # places that nobody can reach
      2 | Cannot use the path 'hdfs:///p': it names no host, and the default file system is file:/// | classify --classifier=@result/classifier --images=@photos --predictions=hdfs:///p
      2 | Cannot use the path 's3a://bucket/p': there is no file system for s3a here (add --packages org.apache.hadoop:hadoop-aws:3. | classify --classifier=@result/classifier --images=@photos --predictions=s3a://bucket/p
      2 | Cannot use the path 's3://bucket/p': there is no file system for s3 here (outside of EMR write s3a://, and add | classify --classifier=@result/classifier --images=s3://bucket/p --predictions=@p
      2 | Cannot use the path 'abfs://***** | embed --network=@network --images=abfs://c@a.dfs.core.windows.net/p --table=@t
      2 | Cannot use the path 'wasbs://***** | show wasbs://c@a.blob.core.windows.net/p
      2 | Cannot use the path 'gs://bucket/t': there is no file system for gs here (add --packages com.google.cloud.bigdataoss:gcs-connector: | train --table=gs://bucket/t --head=@h
      2 | Cannot use the path 's4a://bucket/t': s4a is not among the schemes allowed | train --table=s4a://bucket/t --head=@h
      2 | Cannot use the path s3a://*****: it has a key or a password in it | train --table=s3a://key:secret@bucket/t --head=@h
      75 | Cannot go on: Call From | train --table=hdfs://localhost:1/t --head=@h -Dspark.hadoop.ipc.client.connect.max.retries=0
      # places that cannot be written
      4 | Cannot write file:/proc/p: | classify --classifier=@result/classifier --images=@photos --predictions=/proc/p
      4 | Cannot write file:/proc/p: | check-images --images=@photos --output=/proc/p
      4 | Cannot write file:/proc/p: | pack --images=@photos --pack=/proc/p
      4 | Cannot write file:/proc/p.onnx: | export --from=@result/classifier --format=onnx --to=/proc/p.onnx
      4 | Cannot write file:/proc/t | embed --network=@network --images=@photos --table=/proc/t
      4 | Cannot write file:/proc/h: | train --table=@result/table --head=/proc/h
      4 | Cannot write file:/proc/r: | evaluate --table=@result/table --head=@result/head --report=/proc/r
      4 | Cannot write file:/proc/o: | tune --table=@result/table --output=/proc/o --epochs=1
      4 | Cannot write file:/proc/n: | new-network --architecture=vgg11 --widths=8,8,8,8,8,16,8 --input-shape=32x32x3 --to=/proc/n
      4 | Cannot write file:/proc/n: | import-weights --from=@weights.safetensors --to=/proc/n
      # folders of something else
      4 | Cannot read the classifier: @network is a network (next: pipeline --network @network --images FOLDER --output FOLDER) | classify --classifier=@network --images=@photos --predictions=@p
      4 | Cannot read the classifier: @result/head is a head (did you mean @result/classifier?) | classify --classifier=@result/head --images=@photos --predictions=@p
      4 | Cannot read the classifier: @result is the result of a pipeline (did you mean @result/classifier?) | finetune --classifier=@result --images=@photos --output=@f
      4 | Cannot read the classifier: @network is a network (next: pipeline | export --from=@network --format=onnx --to=@c.onnx
      4 | Cannot read the classifier: there is no folder file:@missing | evaluate --classifier=@missing --images=@photos --report=@r
      4 | Cannot read the network: @weights.safetensors is a file (next: import-weights --from @weights.safetensors --to FOLDER) | embed --network=@weights.safetensors --images=@photos --table=@t
      4 | Cannot read the network: @result/classifier is a classifier (import-weights and new-network make one) | pipeline --network=@result/classifier --images=@photos --output=@o
      4 | Cannot read the network or classifier: @photos is a folder of photos ( | show @photos
      4 | Cannot read the head: @result is the result of a pipeline (did you mean @result/head?) | evaluate --head=@result --table=@result/table --report=@r
      4 | Cannot read the table: file:@result is the result of a pipeline (did you mean file:@result/table?) | train --table=@result --head=@h
      4 | Cannot read images: there is no folder file:@missing | check-images --images=@missing --output=@c
      4 | Cannot read images: file:@weights.safetensors is a file | pack --images=@weights.safetensors --pack=@k
      4 | Cannot read the manifest: there is no file file:@missing.csv | embed --network=@network --manifest=@missing.csv --table=@t
      4 | Cannot import weights: there is no file file:@missing.h5 | import-weights --from=@missing.h5 --to=@n
      # what is there already
      6 | Cannot write file:@photos: it exists already | classify --classifier=@result/classifier --images=@photos --predictions=@photos
      6 | Cannot write file:@photos: it exists already | pack --images=@photos --pack=@photos
      6 | Cannot write head file:@photos: something else is there | train --table=@result/table --head=@photos
      6 | Cannot write table file:@result/table: it exists already | embed --network=@network --images=@photos --table=@result/table --mode=fail-if-exists
      # what Spark needs
      2 | Cannot start Spark: it cannot write to its local folder /proc/no/folder | show @network -Dspark.local.dir=/proc/no/folder
      2 | Cannot start Spark: this machine does not have the address 192.0.2.1, which spark.driver.bindAddress names | show @network -Dspark.driver.bindAddress=192.0.2.1
      2 | Cannot start Spark: its event log cannot go to @missing: there is no such folder | show @network -Dspark.eventLog.enabled=true -Dspark.eventLog.dir=@missing
      2 | Cannot start Spark: its event log cannot go to hdfs://localhost:1/logs: Call From | show @network -Dspark.eventLog.enabled=true -Dspark.eventLog.dir=hdfs://localhost:1/logs -Dspark.hadoop.ipc.client.connect.max.retries=0
      2 | Cannot start Spark: its event log cannot go to s3a://bucket/logs: Cannot use the path | show @network -Dspark.eventLog.enabled=true -Dspark.eventLog.dir=s3a://bucket/logs
      2 | Cannot start Spark: there is no kind of cluster 'lokal' | show @network -Dspark.master=lokal
      2 | Cannot start Spark: | show @network -Dspark.memory.fraction=half
      """;

  /** Names of classes, and the lines of a stack trace. */
  private static final String JAVA =
      "\\b([a-z]\\w*\\.){2,}[A-Z]\\w*|\\b[A-Z]\\w*(Exception|Error)\\b|(?m)^\\s+at ";

  @TempDir static Path folder;
  private static Workplace workplace;
  private static List<String> before;

  @BeforeAll
  static void prepare() throws IOException {
    workplace =
        new Workplace(folder)
            .withNetwork("network")
            .withPhotos("photos", 6)
            .withFile("weights.safetensors", "no weights");
    Ended.well(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("result"),
        "--epochs=2");
    before = outputs();
  }

  private static Stream<WrongUse> mistakes() {
    return WrongUse.of(TABLE);
  }

  /** All files but run reports. */
  private static List<String> outputs() throws IOException {
    return workplace.filesBelow("").stream()
        .filter(file -> !file.matches(".*run-report\\.json(\\.failed)?"))
        .toList();
  }

  @Test
  void areLookedAtFortyTimesAndMore() {
    assertThat(mistakes()).hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void areListedAndSayOneLine(WrongUse mistake) throws IOException {
    Ended ended = mistake.at(workplace);
    assertThat(ended.code()).as(ended.err()).isEqualTo(mistake.code());
    assertThat(ended.refusal())
        .startsWith(mistake.line(workplace))
        .doesNotContainPattern(JAVA)
        .doesNotContain("draft-");
    assertThat(ended.out()).isEmpty();
    assertThat(outputs()).isEqualTo(before);
  }

  @Test
  void ofARerunLeavesTheReportOfTheRunThatSucceeded() throws IOException {
    String report = workplace.text("result/run-report.json");
    Ended ended =
        Ended.after(
            "pipeline",
            "--network=" + workplace.path("missing"),
            "--images=" + workplace.path("photos"),
            "--output=" + workplace.path("result"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(workplace.text("result/run-report.json")).isEqualTo(report);
    assertThat(workplace.text("result/run-report.json.failed")).contains("\"exit_code\" : 4");
  }

  @Test
  void ofADiskThatIsFullAreNoReasonForAnotherTry(@TempDir Path other) throws IOException {
    FaultyPlace place = FaultyPlace.in(other, 6);
    place.faults().lay(Fault.before(CREATE, "part-", FULL), 20);
    try (SparkSettings unused = new SparkSettings(place.settings())) {
      Ended ended = Ended.after(place.embed("full", "one"));
      assertThat(ended.code()).as(ended.err()).isEqualTo(4);
      assertThat(ended.refusal())
          .startsWith("Cannot write faulty:")
          .contains("/full: no space is left there")
          .doesNotContainPattern(JAVA);
    }
    place.faults().clear();
    place.assertShowsNothing("full");
    assertThat(new Workplace(other).filesBelow("full")).containsExactly("full/_contract.json");
  }
}

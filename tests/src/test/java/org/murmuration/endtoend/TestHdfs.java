package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.murmuration.fixture.Fault.Effect.HANG;
import static org.murmuration.fixture.Fault.Operation.CREATE;
import static org.murmuration.fixture.Fault.Operation.MOVE;
import static org.murmuration.fixture.Fault.Operation.OPEN;

import java.io.IOException;
import java.security.PrivilegedExceptionAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ContentSummary;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DFSTestUtil;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.JobResult;
import org.murmuration.embed.EmbedResult;
import org.murmuration.fixture.Fault;
import org.murmuration.fixture.Faults;
import org.murmuration.fixture.FaultyHdfs;
import org.murmuration.fixture.FaultyPlace;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;
import org.murmuration.launch.ExitCode;
import org.murmuration.launch.Failure;
import org.murmuration.refusal.Refusal;

/** A small HDFS of three data nodes, on which each file lies three times. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestHdfs {
  private static final int DATA_NODES = 3;
  private static final int EACH = 8;

  private MiniDFSCluster cluster;
  private DistributedFileSystem hdfs;
  private FaultyPlace place;
  private SharedSession session;

  @BeforeAll
  void startCluster(@TempDir java.nio.file.Path folder) throws IOException {
    Workplace workplace =
        new Workplace(folder.resolve("local"))
            .withNetwork("network")
            .withNetwork("another", 2)
            .withPhotos("photos", EACH);
    Faults faults = Faults.in(folder.resolve("faults"));
    // Hadoop tells at length of each fault that a test lays.
    Configurator.setLevel("org.apache.hadoop", Level.OFF);
    Map<String, String> conf = new HashMap<>();
    conf.put("fs.hdfs.impl", FaultyHdfs.class.getName());
    conf.put(Faults.SETTING, faults.folder().toString());
    conf.put("dfs.blocksize", Integer.toString(1 << 20));
    conf.put("dfs.client.retry.window.base", "10");
    Configuration hadoop = new Configuration();
    Map<String, String> settings = new HashMap<>();
    settings.put("spark.master", "local[4]");
    conf.forEach(
        (name, value) -> {
          hadoop.set(name, value);
          settings.put("spark.hadoop." + name, value);
        });
    cluster =
        new MiniDFSCluster.Builder(hadoop, folder.resolve("hdfs").toFile())
            .numDataNodes(DATA_NODES)
            .build();
    hdfs = cluster.getFileSystem();
    place = new FaultyPlace(cluster.getURI() + "/work", workplace, faults, settings, "network");
    upload("photos");
    upload("network");
    upload("another");
    session = SharedSession.with(settings);
    place.embedUndisturbed(session);
  }

  private void upload(String name) throws IOException {
    hdfs.mkdirs(new Path(place.root()));
    hdfs.copyFromLocalFile(new Path(place.workplace().path(name)), path(name));
  }

  private Path path(String name) {
    return new Path(place.path(name));
  }

  @AfterAll
  void stopCluster() {
    session.close();
    cluster.shutdown();
    Configurator.setLevel("org.apache.hadoop", Level.WARN);
  }

  @BeforeEach
  void removeFaults() throws IOException {
    place.faults().clear();
  }

  private Future<JobResult> startAndHang(Fault fault, String... arguments) throws IOException {
    return session.startAndHang(place.faults(), fault, arguments);
  }

  @Test
  void carriesAllCommands() throws IOException {
    session.run(
        "new-network",
        "--architecture=vgg11",
        "--widths=8,8,8,8,8,16,8",
        "--input-shape=32x32x3",
        "--seed=3",
        "--to=" + place.path("own/network"));
    session.run("show", place.path("own/network"));
    session.run(
        "check-images", "--images=" + place.path("photos"), "--output=" + place.path("own/check"));
    session.run(
        "pipeline",
        "--network=" + place.path("own/network"),
        "--images=" + place.path("photos"),
        "--output=" + place.path("own/result"),
        "--epochs=2");
    session.run(
        "classify",
        "--classifier=" + place.path("own/result/classifier"),
        "--images=" + place.path("photos"),
        "--predictions=" + place.path("own/predictions"));
    session.run(
        "export",
        "--from=" + place.path("own/result/classifier"),
        "--format=onnx",
        "--to=" + place.path("own/model.onnx"));
    assertThat(hdfs.globStatus(path("own/predictions/run=*/_SUCCESS"))).hasSize(1);
    for (int i = 0; i < 2; i++) {
      session.run(
          "classify",
          "--classifier=" + place.path("own/result/classifier"),
          "--images=" + place.path("photos"),
          "--predictions=" + place.path("own/named.csv"));
    }
    assertThat(hdfs.globStatus(path("own/named.csv"))).hasSize(1);
    assertThat(hdfs.globStatus(path("own/.named.csv*"))).as("drafts").isEmpty();
    assertThat(hdfs.exists(path("own/result/report/metrics.json"))).isTrue();
    assertThat(hdfs.getFileStatus(path("own/model.onnx")).getLen()).isPositive();
  }

  @Test
  void mayLoseADataNodeWhileImagesAreRead() throws Exception {
    Future<JobResult> run =
        startAndHang(Fault.after(OPEN, "photos/", HANG), place.embed("read", "one"));
    MiniDFSCluster.DataNodeProperties lost = cluster.stopDataNode(0);
    place.faults().release();
    run.get();
    place.assertIsWhole("read", session);
    restart(lost);
  }

  @Test
  void mayLoseADataNodeWhileATableIsWritten() throws Exception {
    Future<JobResult> run =
        startAndHang(Fault.after(CREATE, "run=one.*part-", HANG), place.embed("written", "one"));
    MiniDFSCluster.DataNodeProperties lost = cluster.stopDataNode(0);
    place.faults().release();
    run.get();
    place.assertIsWhole("written", session);
    restart(lost);
  }

  private void restart(MiniDFSCluster.DataNodeProperties lost) throws IOException {
    cluster.restartDataNode(lost, true);
    cluster.waitActive();
  }

  @Test
  void rejectsAnImageOfWhichNoReplicaIsWhole() throws IOException {
    Path photos = path("spoilt");
    hdfs.copyFromLocalFile(new Path(place.workplace().path("photos")), photos);
    int spoilt =
        cluster.corruptBlockOnDataNodes(DFSTestUtil.getFirstBlock(hdfs, path("spoilt/red/0.png")));
    assertThat(spoilt).isEqualTo(DATA_NODES);
    EmbedResult result =
        (EmbedResult)
            session.run(
                "embed",
                "--network=" + place.path("network"),
                "--images=" + photos,
                "--table=" + place.path("of-spoilt"));
    assertThat(result.embedded()).isEqualTo(3 * EACH - 1);
    assertThat(result.rejects().byReason()).isEqualTo(Map.of("UNREADABLE", 1L));
  }

  @Test
  void refusesInOneLineWhereTheNamesOfAQuotaAreUsedUp() throws IOException {
    refusesOverQuota("names", 2, HdfsConstants.QUOTA_DONT_SET, "The NameSpace quota ");
  }

  @Test
  void refusesInOneLineWhereTheSpaceOfAQuotaIsUsedUp() throws IOException {
    refusesOverQuota("space", HdfsConstants.QUOTA_DONT_SET, 1 << 20, "The DiskSpace quota ");
  }

  /**
   * @param names that may be added
   * @param bytes that may be added
   */
  private void refusesOverQuota(String table, long names, long bytes, String words)
      throws IOException {
    hdfs.mkdirs(path(table));
    session.run(embedRed(table));
    List<String> before = session.rows(place.path(table));
    ContentSummary usage = hdfs.getContentSummary(path(table));
    long used = usage.getFileCount() + usage.getDirectoryCount();
    hdfs.setQuota(
        path(table),
        names == HdfsConstants.QUOTA_DONT_SET ? names : used + names,
        bytes == HdfsConstants.QUOTA_DONT_SET ? bytes : usage.getSpaceConsumed() + bytes);
    Failure failure = failureOf(place.embed(table, "two"));
    assertThat(failure.code()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.line())
        .startsWith("Cannot go on: " + words)
        .contains("/work/" + table, "quota");
    assertThat(session.rows(place.path(table))).isEqualTo(before);
    assertThat(hdfs.listStatus(path(table)))
        .extracting(file -> file.getPath().getName())
        .containsExactly("_contract.json", "run=one");
    hdfs.setQuota(path(table), HdfsConstants.QUOTA_RESET, HdfsConstants.QUOTA_RESET);
    session.run(place.embed(table, "two"));
    place.assertIsWhole(table, session);
  }

  private String[] embedRed(String table) throws IOException {
    String list = place.path("red.csv");
    StringBuilder lines = new StringBuilder("uri,label\n");
    for (FileStatus photo : hdfs.listStatus(path("photos/red"))) {
      lines.append(photo.getPath()).append(",red\n");
    }
    try (FSDataOutputStream out = hdfs.create(new Path(list), true)) {
      out.writeBytes(lines.toString());
    }
    return new String[] {
      "embed",
      "--network=" + place.path("network"),
      "--manifest=" + list,
      "--table=" + place.path(table),
      "--run-id=one"
    };
  }

  private Failure failureOf(String... arguments) {
    Throwable thrown = catchThrowable(() -> session.run(arguments));
    assertThat(thrown).isNotNull();
    return Failure.of(thrown);
  }

  @Test
  void refusesInOneLineWhereNothingMayBeWritten() throws Exception {
    hdfs.mkdirs(path("closed"), new FsPermission((short) 0755));
    Failure failure = asGuest(() -> failureOf(place.embed("closed/table", "one")));
    assertThat(failure.code()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.line())
        .matches("Cannot go on: Permission denied: user=guest, access=WRITE.*closed.*");
    assertThat(hdfs.listStatus(path("closed"))).isEmpty();
  }

  @Test
  void refusesInOneLineWhereNothingMayBeRead() throws Exception {
    hdfs.setPermission(path("photos"), new FsPermission((short) 0700));
    Failure failure = asGuest(() -> failureOf(place.embed("unread", "one")));
    hdfs.setPermission(path("photos"), new FsPermission((short) 0755));
    assertThat(failure.code()).isEqualTo(ExitCode.INPUT);
    assertThat(failure.line())
        .matches("Cannot go on: Permission denied: user=guest, access=(READ|EXECUTE).*photos.*");
  }

  private static <T> T asGuest(PrivilegedExceptionAction<T> action) throws Exception {
    return UserGroupInformation.createRemoteUser("guest").doAs(action);
  }

  @Test
  void letsTheFirstOfTwoNetworksHaveTheTable() throws Exception {
    Future<JobResult> first =
        startAndHang(
            Fault.before(MOVE, "_contract.json.draft", HANG),
            place.withNetwork("another").embed("networks", "first"));
    session.run(place.embed("networks", "second"));
    place.faults().release();
    assertThat(catchThrowable(first::get))
        .cause()
        .isInstanceOf(Refusal.class)
        .hasMessageMatching(
            "Cannot write to table .*: network is [0-9a-f]{64}, this run has [0-9a-f]{64} .*");
    place.assertIsWhole("networks", session);
  }

  @Test
  void movesARunToItsPlaceOnce() throws Exception {
    Future<JobResult> first =
        startAndHang(
            Fault.before(MOVE, "moved/.run=same.* -> .*/run=same$", HANG),
            place.embed("moved", "same"));
    Path taken = path("moved/run=same/part-0");
    hdfs.create(taken).close();
    place.faults().release();
    assertThat(catchThrowable(first::get))
        .cause()
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Cannot write run same: another process writes it in ");
    assertThat(hdfs.listStatus(taken.getParent())).hasSize(1);
    session.run(place.embed("moved", "same"));
    place.assertIsWhole("moved", session);
  }
}

package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * A YARN and an HDFS of one node each.
 *
 * @param clientConf the folder that {@code HADOOP_CONF_DIR} names
 */
record YarnPlace(MiniDFSCluster hdfs, MiniYARNCluster yarn, Path clientConf)
    implements AutoCloseable {
  private static final String QUEUES = "yarn.scheduler.capacity.root.";
  private static final int NODE_MEGABYTES = 6144;

  static YarnPlace in(Path folder) throws IOException {
    MiniDFSCluster hdfs =
        new MiniDFSCluster.Builder(new Configuration(), folder.resolve("hdfs").toFile())
            .numDataNodes(1)
            .build();
    return on(hdfs, new Configuration(), folder.resolve("conf"));
  }

  /** With a YARN that has these settings and its own. */
  static YarnPlace on(MiniDFSCluster hdfs, Configuration hadoop, Path conf) throws IOException {
    MiniYARNCluster yarn = new MiniYARNCluster("yarn", 1, 1, 1);
    yarn.init(settings(hdfs, hadoop));
    yarn.start();
    return new YarnPlace(hdfs, yarn, clientConf(conf, yarn.getConfig()));
  }

  /** The queue's settings lie in a file of a Hadoop installation, which is not here. */
  private static YarnConfiguration settings(MiniDFSCluster hdfs, Configuration hadoop) {
    YarnConfiguration settings = new YarnConfiguration(hadoop);
    settings.set("fs.defaultFS", hdfs.getURI().toString());
    settings.set(QUEUES + "queues", "default");
    settings.set(QUEUES + "default.capacity", "100");
    settings.set(QUEUES + "default.acl_submit_applications", "*");
    settings.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1");
    settings.setInt("yarn.scheduler.minimum-allocation-mb", 256);
    settings.setInt("yarn.resourcemanager.nodemanagers.heartbeat-interval-ms", 200);
    settings.setInt("yarn.minicluster.yarn.nodemanager.resource.memory-mb", NODE_MEGABYTES);
    settings.setInt("yarn.nodemanager.resource.memory-mb", NODE_MEGABYTES);
    // The disk is whose tests these are, and may be nearly full.
    settings.set(
        "yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "100");
    return settings;
  }

  private static Path clientConf(Path folder, Configuration settings) throws IOException {
    Files.createDirectories(folder);
    // Each, because the defaults of YARN come after what core-site.xml says.
    for (String file : List.of("core-site.xml", "yarn-site.xml")) {
      try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
        settings.writeXml(out);
      }
    }
    return folder;
  }

  /** A Hadoop path. */
  String path(String name) {
    return hdfs.getURI() + "/work/" + name;
  }

  void upload(Path from, String name) throws IOException {
    FileSystem files = hdfs.getFileSystem();
    files.mkdirs(new org.apache.hadoop.fs.Path(path("")));
    files.copyFromLocalFile(
        new org.apache.hadoop.fs.Path(from.toUri()), new org.apache.hadoop.fs.Path(path(name)));
  }

  boolean has(String name) throws IOException {
    return hdfs.getFileSystem().exists(new org.apache.hadoop.fs.Path(path(name)));
  }

  byte[] bytes(String name) throws IOException {
    assertThat(has(name)).as(name).isTrue();
    try (FSDataInputStream in =
        hdfs.getFileSystem().open(new org.apache.hadoop.fs.Path(path(name)))) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() {
    yarn.stop();
    hdfs.shutdown();
  }
}

package org.murmuration.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;

/**
 * A standalone cluster of two workers on two addresses of this machine, because Spark starts no
 * second attempt of a task on the host of the first, and all of {@code local-cluster} is one host.
 */
record TwoHosts(RpcEnv master, RpcEnv first, RpcEnv second) implements AutoCloseable {
  private static final String MASTER = "127.0.0.1";
  private static final int CORES = 1;
  private static final int MEGABYTES = 1024;

  static TwoHosts start(Path folder) throws IOException {
    SparkConf conf =
        new SparkConf().set("spark.master.rest.enabled", "false").set("spark.ui.port", "0");
    RpcEnv master = Master.startRpcEnvAndEndpoint(MASTER, 0, 0, conf)._1();
    return new TwoHosts(
        master,
        worker(MASTER, url(master), folder.resolve("first"), conf),
        worker("127.0.0.2", url(master), folder.resolve("second"), conf));
  }

  private static RpcEnv worker(String host, String master, Path folder, SparkConf conf)
      throws IOException {
    return Worker.startRpcEnvAndEndpoint(
        host,
        0,
        0,
        CORES,
        MEGABYTES,
        new String[] {master},
        Files.createDirectories(folder).toString(),
        Option.empty(),
        conf,
        Option.empty());
  }

  private static String url(RpcEnv master) {
    return "spark://" + master.address().hostPort();
  }

  String url() {
    return url(master);
  }

  @Override
  public void close() {
    for (RpcEnv part : new RpcEnv[] {first, second, master}) {
      part.shutdown();
      part.awaitTermination();
    }
  }
}

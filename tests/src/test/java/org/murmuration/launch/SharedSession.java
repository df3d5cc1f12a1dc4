package org.murmuration.launch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.murmuration.cluster.Storage;
import org.murmuration.job.JobOptions;
import org.murmuration.job.JobResult;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.RunId;
import picocli.CommandLine.ParseResult;

/** A session that serves several commands, where starting one for each would take too long. */
record SharedSession(SparkSession spark, SparkSettings settings) implements AutoCloseable {
  static SharedSession with(Map<String, String> settings) {
    SparkSettings properties = new SparkSettings(settings);
    return new SharedSession(SessionFactory.create("test"), properties);
  }

  /** What a command line does, without what the process does around it. */
  JobResult run(String... arguments) throws IOException {
    ParseResult command = Commands.create("test").parseArgs(arguments).subcommand();
    CommonOptions common =
        (CommonOptions) command.commandSpec().mixins().get("common").userObject();
    RunId run = common.runId();
    return ((JobOptions) command.commandSpec().userObject()).job(run).run(spark);
  }

  /** Starts a command that runs into a fault, and returns when it hangs there. */
  Future<JobResult> startAndHang(Faults faults, Fault fault, String... arguments)
      throws IOException {
    faults.lay(fault);
    FutureTask<JobResult> run = new FutureTask<>(() -> run(arguments));
    Thread thread = new Thread(run, "hanging");
    thread.setDaemon(true);
    thread.start();
    faults.awaitHanging(run);
    return run;
  }

  /** Rows that readers of a table see, as text; Java prints floats so that other bits differ. */
  List<String> rows(String table) throws IOException {
    return new EmbeddingTable(spark, Storage.of(spark), table)
        .rows().collectAsList().stream().map(Row::toString).sorted().toList();
  }

  @Override
  public void close() {
    spark.stop();
    settings.close();
  }
}

package org.murmuration.launch;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.murmuration.cluster.StillAtWork;
import org.murmuration.command.Job;
import org.murmuration.command.JobResult;
import org.murmuration.device.DeviceChoice;
import org.murmuration.listing.ListingNotes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job in the session that its process has for it, on the device that the user chose. */
record SessionRun(
    String command, Optional<DeviceChoice> device, Host host, Termination termination) {
  private static final Logger LOG = LoggerFactory.getLogger(SessionRun.class);

  JobResult run(Job job, RunReport report) throws IOException {
    SparkSession spark = host.session(command);
    ExitCode code = ExitCode.DONE;
    try (StillAtWork lines = StillAtWork.on(spark.sparkContext())) {
      termination.ends(spark.sparkContext());
      device.ifPresent(choice -> choose(choice, spark));
      return job.run(spark);
    } catch (Exception | Error e) {
      code = Failure.of(e).code();
      throw e;
    } finally {
      report.listed(ListingNotes.said(spark.sparkContext()));
      host.end(spark, code.code());
    }
  }

  private static void choose(DeviceChoice choice, SparkSession spark) {
    choice
        .everywhere(JavaSparkContext.fromSparkContext(spark.sparkContext()))
        .forEach(chosen -> LOG.info("Computing {}", chosen));
  }
}

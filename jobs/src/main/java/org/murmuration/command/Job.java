package org.murmuration.command;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** One stage, ready to run: it reads one kind of thing and writes one kind of thing. */
@FunctionalInterface
public interface Job {
  /**
   * Runs in a session that the launcher owns.
   *
   * @throws org.murmuration.refusal.Refusal if the user can mend what went wrong
   * @throws IOException if storage failed
   */
  JobResult run(SparkSession spark) throws IOException;
}

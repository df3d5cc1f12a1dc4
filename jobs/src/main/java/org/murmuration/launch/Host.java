package org.murmuration.launch;

import java.io.IOException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext$;
import org.apache.spark.sql.SparkSession;
import org.murmuration.storage.UsableSession;

/**
 * Whose process this is. In one that had a Spark before us, as a JAR task of Databricks has, that
 * Spark is used and left as it was, and nothing ends the process.
 */
enum Host {
  OWN {
    @Override
    SparkConf conf() {
      return new SparkConf();
    }

    @Override
    SparkSession session(String command) throws IOException {
      return SessionFactory.createChecked(command);
    }

    /** YARN takes its final status from this number where the driver is not one of its own. */
    @Override
    void end(SparkSession session, int code) {
      session.sparkContext().stop(code);
    }

    @Override
    Termination termination() {
      return Termination.watch();
    }
  },

  SHARED {
    @Override
    SparkConf conf() {
      return UsableSession.context(SparkSession.builder().getOrCreate()).getConf();
    }

    @Override
    SparkSession session(String command) {
      return SessionFactory.beside(SparkSession.builder().getOrCreate());
    }

    @Override
    void end(SparkSession session, int code) {}

    @Override
    Termination termination() {
      return Termination.none();
    }
  };

  /** Asked before a command has made a session of its own. */
  static boolean isShared() {
    return SparkSession.getActiveSession().isDefined()
        || SparkSession.getDefaultSession().isDefined()
        || SparkContext$.MODULE$.getActive().isDefined();
  }

  /** What Spark was told. */
  abstract SparkConf conf();

  abstract SparkSession session(String command) throws IOException;

  abstract void end(SparkSession session, int code);

  /** What watches for signals to the process. */
  abstract Termination termination();
}

package org.murmuration.storage;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Hadoop's settings, some thousand of them. Where there is a cluster they go to each executor once,
 * when the first task needs them, because reading them takes longer than many a task.
 */
final class SharedConfiguration implements Serializable {
  private final transient Configuration here;
  private final transient Optional<JavaSparkContext> cluster;

  /** Without a cluster. */
  private SerializableConfiguration copy;

  private Broadcast<SerializableConfiguration> sent;

  private SharedConfiguration(Configuration here, Optional<JavaSparkContext> cluster) {
    this.here = here;
    this.cluster = cluster;
  }

  static SharedConfiguration of(Configuration configuration) {
    return new SharedConfiguration(configuration, Optional.empty());
  }

  static SharedConfiguration of(SparkSession spark) {
    return new SharedConfiguration(
        spark.sessionState().newHadoopConf(),
        Optional.of(JavaSparkContext.fromSparkContext(spark.sparkContext())));
  }

  Configuration value() {
    if (here != null) {
      return here;
    }
    return (sent == null ? copy : sent.value()).value();
  }

  private synchronized void writeObject(ObjectOutputStream out) throws IOException {
    if (here != null && sent == null && copy == null) {
      SerializableConfiguration all = new SerializableConfiguration(here);
      if (cluster.isPresent()) {
        sent = cluster.get().broadcast(all);
      } else {
        copy = all;
      }
    }
    out.defaultWriteObject();
  }
}

package org.murmuration.show;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.murmuration.cluster.Storage;
import org.murmuration.job.Job;
import org.murmuration.network.NetworkSummary;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.NetworkConfig;

/**
 * Shows a network's layers.
 *
 * <p><i>Input</i>: a network folder, of which only the configuration is read. <i>Example</i>:
 * {@code spark-submit murmuration.jar show vgg16}
 */
public record ShowJob(String folder) implements Job {
  @Override
  public ShowResult run(SparkSession spark) throws IOException {
    NetworkConfig config =
        NetworkArchive.open(Storage.of(spark).existingFolder(folder, "network")).config();
    return new ShowResult(config, NetworkSummary.of(config.architecture()));
  }
}

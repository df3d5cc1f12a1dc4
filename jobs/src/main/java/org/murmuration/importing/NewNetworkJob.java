package org.murmuration.importing;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.command.Job;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.refusal.Given;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.Source;

/**
 * Draws a network's weights. Runs on the driver.
 *
 * <p><i>Output</i>: a network folder, marked as not pre-trained. <i>Example</i>: {@code
 * spark-submit murmuration.jar new-network --architecture vgg16 --seed 1 --to vgg16-random}
 *
 * @param to a folder that does not exist, or holds this very network
 * @param settings which network
 */
public record NewNetworkJob(String to, NewNetworkSettings settings) implements Job {
  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value cannot be used
   */
  public NewNetworkJob {
    Given.place("--to", to);
    Given.value("settings", settings);
  }

  @Override
  public NetworkResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    NetworkSummary summary = NetworkSummary.of(settings.architecture());
    Source source = Source.random(settings.seed());
    if (!new ExistingNetwork(storage, to).is(settings.architecture(), settings.preset(), source)) {
      NewFolder output = NewFolder.at(storage, to);
      try (PretrainedNetwork network =
          PretrainedNetwork.random(settings.architecture(), settings.seed())) {
        output.write(folder -> NetworkArchive.write(network, settings.preset(), source, folder));
      }
    }
    return new NetworkResult(
        storage.qualified(to), summary.line(), summary.parameters(), false, List.of());
  }
}

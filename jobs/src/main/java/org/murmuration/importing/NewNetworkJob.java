package org.murmuration.importing;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.command.Job;
import org.murmuration.image.Preset;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.Source;

/**
 * Draws a network's weights. Runs on the driver.
 *
 * <p><i>Output</i>: a network folder, marked as not pre-trained. <i>Example</i>: {@code
 * spark-submit murmuration.jar new-network --architecture vgg16 --seed 1 --to vgg16-random}
 */
public record NewNetworkJob(Architecture architecture, Preset preset, long seed, String to)
    implements Job {
  @Override
  public NetworkResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    NetworkSummary summary = NetworkSummary.of(architecture);
    Source source = Source.random(seed);
    if (!new ExistingNetwork(storage, to).is(architecture, preset, source)) {
      NewFolder output = NewFolder.at(storage, to);
      try (PretrainedNetwork network = PretrainedNetwork.random(architecture, seed)) {
        output.write(folder -> NetworkArchive.write(network, preset, source, folder));
      }
    }
    return new NetworkResult(
        storage.qualified(to), summary.line(), summary.parameters(), false, List.of());
  }
}

package org.murmuration.demo;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Architecture;
import org.murmuration.command.ImageSource;
import org.murmuration.command.Job;
import org.murmuration.image.Preset;
import org.murmuration.importing.NewNetworkJob;
import org.murmuration.importing.NewNetworkSettings;
import org.murmuration.pipeline.PipelineJob;
import org.murmuration.pipeline.PipelineResult;
import org.murmuration.refusal.Given;
import org.murmuration.storage.Storage;
import org.murmuration.table.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the whole way without a download: drawn birds and a network with random weights.
 *
 * <p><i>Output</i>: images, network, table, head, classifier and report in one folder.
 * <i>Example</i>: {@code spark-submit murmuration.jar demo}
 *
 * @param output a folder for all
 * @param run names the folder that the run writes in the table
 * @param settings what is drawn and done
 */
public record DemoJob(String output, RunId run, DemoSettings settings) implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(DemoJob.class);
  private static final long NETWORK_SEED = 1;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value cannot be used
   */
  public DemoJob {
    Given.place("--output", output);
    Given.value("--run-id", run);
    Given.value("settings", settings);
  }

  @Override
  public DemoResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    int birds = settings.imagesPerClass();
    LOG.info("Drawing {} birds of each of {} species", birds, Species.values().length);
    String images = output + "/images";
    new Flock(storage, birds).drawInto(images);
    String architecture = settings.architecture();
    LOG.info("Drawing the weights of {} at random: it is not pre-trained", architecture);
    String network = output + "/network";
    new NewNetworkJob(
            network,
            new NewNetworkSettings(Architecture.named(architecture), Preset.CAFFE, NETWORK_SEED))
        .run(spark);
    PipelineResult result =
        new PipelineJob(network, ImageSource.in(images), output, run, settings.stages()).run(spark);
    return new DemoResult(result);
  }
}

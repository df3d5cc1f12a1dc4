package org.murmuration.demo;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Architecture;
import org.murmuration.command.ImageSource;
import org.murmuration.command.Job;
import org.murmuration.embed.EmbedSettings;
import org.murmuration.evaluate.EvaluateSettings;
import org.murmuration.image.Preset;
import org.murmuration.importing.NewNetworkJob;
import org.murmuration.importing.NewNetworkSettings;
import org.murmuration.pipeline.PipelineJob;
import org.murmuration.pipeline.PipelineResult;
import org.murmuration.storage.Storage;
import org.murmuration.table.RunId;
import org.murmuration.train.TrainSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the whole way without a download: drawn birds and a network with random weights.
 *
 * <p><i>Output</i>: images, network, table, head, classifier and report in one folder.
 * <i>Example</i>: {@code spark-submit murmuration.jar demo}
 */
public record DemoJob(
    String output,
    RunId run,
    int imagesPerClass,
    String architecture,
    EmbedSettings embed,
    TrainSettings train,
    EvaluateSettings evaluate)
    implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(DemoJob.class);
  private static final long NETWORK_SEED = 1;

  @Override
  public DemoResult run(SparkSession spark) throws IOException {
    LOG.info("Drawing {} birds of each of {} species", imagesPerClass, Species.values().length);
    String images = output + "/images";
    new Flock(Storage.of(spark), imagesPerClass).drawInto(images);
    LOG.info("Drawing the weights of {} at random: it is not pre-trained", architecture);
    String network = output + "/network";
    new NewNetworkJob(
            network,
            new NewNetworkSettings(Architecture.named(architecture), Preset.CAFFE, NETWORK_SEED))
        .run(spark);
    PipelineResult result =
        new PipelineJob(network, ImageSource.in(images), output, run, embed, train, evaluate)
            .run(spark);
    return new DemoResult(result);
  }
}

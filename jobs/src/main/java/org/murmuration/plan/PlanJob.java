package org.murmuration.plan;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Backbone;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.PrefixCost;
import org.murmuration.command.Job;
import org.murmuration.command.NetworkChoice;
import org.murmuration.command.PrefixSettings;
import org.murmuration.listing.ImageTable;
import org.murmuration.memory.LearningNeed;
import org.murmuration.memory.MemoryNeed;
import org.murmuration.refusal.Given;
import org.murmuration.storage.Storage;

/**
 * Works out what embedding needs, and fine-tuning where it is asked for.
 *
 * <p><i>Input</i>: a network folder, of which only the configuration is read, or a name, and a
 * number of images. <i>Output</i>: none. <i>Example</i>: {@code spark-submit murmuration.jar plan
 * --architecture vgg16 --image-count 1000000 --executors 10 --cores 4}
 *
 * @param network its folder, or an architecture's name
 * @param images or their number
 * @param settings what is to be done, and on what
 */
public record PlanJob(NetworkChoice network, PlannedImages images, PlanSettings settings)
    implements Job {
  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is null
   */
  public PlanJob {
    Given.value("--network", network);
    Given.value("--images", images);
    Given.value("settings", settings);
  }

  @Override
  public PlanResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    Backbone backbone = network.backbone(storage);
    PrefixSettings pass = settings.prefix();
    ClusterShape cluster = settings.cluster();
    List<CutPoint> cuts = pass.cut().on(backbone);
    PrefixCost prefix = backbone.cost(cuts);
    return new PlanResult(
        "%s cut at %s".formatted(backbone.id(), names(cuts)),
        prefix,
        MemoryNeed.of(prefix, pass.batchSize(), cluster.tasks(), pass.weightsBy()),
        cluster,
        pass.batchSize(),
        new LearningNeed(
            images.count(new ImageTable(spark, storage)), backbone.width(cuts.get(0)), Float.BYTES),
        settings.imagesPerSecondACore().orElseGet(() -> Rate.aCore(prefix)),
        settings.tail().need(backbone, cuts.get(0), cluster));
  }

  private static String names(List<CutPoint> cuts) {
    return cuts.stream().map(CutPoint::toString).collect(Collectors.joining(", "));
  }
}

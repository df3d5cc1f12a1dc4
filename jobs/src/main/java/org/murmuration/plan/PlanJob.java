package org.murmuration.plan;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.PrefixCost;
import org.murmuration.command.ImageOptions;
import org.murmuration.command.Job;
import org.murmuration.delivery.WeightsBy;
import org.murmuration.memory.MemoryNeed;
import org.murmuration.storage.Storage;
import org.murmuration.store.NetworkArchive;
import org.murmuration.table.ImageTable;

/**
 * Works out what embedding needs, and fine-tuning where it is asked for.
 *
 * <p><i>Input</i>: a network folder, of which only the configuration is read, or a name, and a
 * number of images. <i>Output</i>: none. <i>Example</i>: {@code spark-submit murmuration.jar plan
 * --architecture vgg16 --image-count 1000000 --executors 10 --cores 4}
 *
 * @param network its folder, in place of an architecture's name
 * @param count of images; those listed, if empty
 * @param rate images a second on a core; that of the project's measurements, if empty
 */
record PlanJob(
    Optional<String> network,
    Optional<String> architecture,
    List<CutPoint> cuts,
    int batchSize,
    WeightsBy weightsBy,
    ClusterShape cluster,
    OptionalLong count,
    ImageOptions images,
    TailOptions tail,
    OptionalDouble rate)
    implements Job {
  @Override
  public PlanResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    Architecture planned = architecture(storage);
    PrefixCost prefix = PrefixCost.of(planned, cuts);
    return new PlanResult(
        "%s cut at %s".formatted(planned.family().id(), String.join(", ", names())),
        prefix,
        MemoryNeed.of(prefix, batchSize, cluster.tasks(), weightsBy),
        cluster,
        batchSize,
        count.isPresent() ? count.getAsLong() : images.list(new ImageTable(spark, storage)).count(),
        rate.orElseGet(() -> Rate.aCore(prefix)),
        tail.need(planned, cuts.get(0), cluster));
  }

  private Architecture architecture(Storage storage) throws IOException {
    if (architecture.isPresent()) {
      return Architecture.named(architecture.get());
    }
    String folder = network.orElseThrow();
    return NetworkArchive.open(storage.existingFolder(folder, "network")).config().architecture();
  }

  private List<String> names() {
    return cuts.stream().map(CutPoint::toString).toList();
  }
}

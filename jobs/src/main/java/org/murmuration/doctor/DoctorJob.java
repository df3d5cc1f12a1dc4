package org.murmuration.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Backbone;
import org.murmuration.cluster.EveryExecutor;
import org.murmuration.command.Job;
import org.murmuration.command.NetworkChoice;
import org.murmuration.command.PrefixSettings;
import org.murmuration.delivery.BroadcastTrial;
import org.murmuration.memory.MemoryWarning;
import org.murmuration.refusal.Given;
import org.murmuration.storage.Storage;

/**
 * Looks at the driver and at the executors.
 *
 * <p><i>Input</i>: none, or a network folder, of which only the configuration is read.
 * <i>Output</i>: lines for a person, and exit code 4 if something is wrong. <i>Example</i>: {@code
 * spark-submit murmuration.jar doctor --path hdfs:///work}
 *
 * @param path a folder to write a file to, and remove it again
 * @param network that there should be enough memory for
 * @param prefix which part of it will run, and how
 */
public record DoctorJob(Optional<String> path, NetworkChoice network, PrefixSettings prefix)
    implements Job {
  /**
   * @throws org.murmuration.refusal.Refusal (settings) if the folder cannot be meant
   */
  public DoctorJob {
    Given.value("--path", path).ifPresent(folder -> Given.place("--path", folder));
    Given.value("--network", network);
    Given.value("--cut", prefix);
  }

  /** Without a look at a folder. */
  public DoctorJob(NetworkChoice network) {
    this(Optional.empty(), network, PrefixSettings.defaults());
  }

  @Override
  public DoctorResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Backbone backbone = network.backbone(storage);
    Visit visit = new Visit(storage, path.map(DoctorJob::newFile).orElse(null));
    List<Machine> machines = new ArrayList<>();
    machines.add(visit.look("driver"));
    if (!context.isLocal()) {
      machines.addAll(new EveryExecutor(context).answers(visit, Visit::ofExecutor));
    }
    Session session =
        new Session(
            context.master(),
            context.getConf().getInt("spark.task.cpus", 1),
            missingMemory(spark, backbone),
            new BroadcastTrial(spark).seconds());
    return new DoctorResult(machines, session);
  }

  private List<String> missingMemory(SparkSession spark, Backbone backbone) {
    String what = "for %s in batches of %d, ".formatted(backbone.id(), prefix.batchSize());
    return MemoryWarning.missing(
            spark, backbone, prefix.cut().on(backbone), prefix.batchSize(), prefix.weightsBy())
        .stream()
        .map(what::concat)
        .toList();
  }

  private static String newFile(String folder) {
    return Storage.within(folder, ".murmuration-doctor-" + UUID.randomUUID());
  }
}

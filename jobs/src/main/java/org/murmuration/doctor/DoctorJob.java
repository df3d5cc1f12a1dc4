package org.murmuration.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.cluster.EveryExecutor;
import org.murmuration.command.Job;
import org.murmuration.delivery.BroadcastTrial;
import org.murmuration.delivery.WeightsBy;
import org.murmuration.memory.MemoryWarning;
import org.murmuration.refusal.Given;
import org.murmuration.storage.Storage;

/**
 * Looks at the driver and at the executors.
 *
 * <p><i>Input</i>: none. <i>Output</i>: lines for a person, and exit code 4 if something is wrong.
 * <i>Example</i>: {@code spark-submit murmuration.jar doctor --path hdfs:///work}
 *
 * @param path a folder to write a file to, and remove it again
 */
public record DoctorJob(Optional<String> path) implements Job {
  /** The default of {@code embed}. */
  private static final int BATCH_SIZE = 16;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if the folder cannot be meant
   */
  public DoctorJob {
    Given.value("--path", path).ifPresent(folder -> Given.place("--path", folder));
  }

  /** Without a look at a folder. */
  public DoctorJob() {
    this(Optional.empty());
  }

  @Override
  public DoctorResult run(SparkSession spark) throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Visit visit = new Visit(Storage.of(spark), path.map(DoctorJob::newFile).orElse(null));
    List<Machine> machines = new ArrayList<>();
    machines.add(visit.look("driver"));
    if (!context.isLocal()) {
      machines.addAll(new EveryExecutor(context).answers(visit, Visit::ofExecutor));
    }
    Session session =
        new Session(
            context.master(),
            context.getConf().getInt("spark.task.cpus", 1),
            MemoryWarning.missing(
                spark,
                Architecture.vgg16(),
                List.of(CutPoint.at("fc2")),
                BATCH_SIZE,
                WeightsBy.BROADCAST),
            new BroadcastTrial(spark).seconds());
    return new DoctorResult(machines, session);
  }

  private static String newFile(String folder) {
    return Storage.within(folder, ".murmuration-doctor-" + UUID.randomUUID());
  }
}

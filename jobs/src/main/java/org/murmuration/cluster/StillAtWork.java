package org.murmuration.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.murmuration.machine.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what is under way where that takes long and does not say it itself: who watches a job must
 * be able to tell slow from dead.
 */
public final class StillAtWork extends SparkListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StillAtWork.class);
  private static final long LOOK_SECONDS = 5;

  /** With the time between two looks, 30 at most. */
  private static final long PATIENCE_SECONDS = 25;

  private static final String DESCRIPTION = "spark.job.description";

  /**
   * A stage that executors work on.
   *
   * @param what it is for
   */
  record Stage(String what, int tasks, AtomicInteger ended, boolean isQuiet) {
    Stage(String what, int tasks, boolean isQuiet) {
      this(what, tasks, new AtomicInteger(), isQuiet);
    }
  }

  private final Map<Integer, Stage> stages = new ConcurrentHashMap<>();
  private final Map<String, Long> sinceSeconds = new HashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("still-at-work"));
  private volatile Stage last;

  /**
   * @param what is done before the first stage
   */
  StillAtWork(String what) {
    this.last = new Stage(what, 0, true);
  }

  /** Begins; Spark lets go of it with the context. */
  public static StillAtWork on(SparkContext context) {
    StillAtWork lines = new StillAtWork(context.appName());
    context.addSparkListener(lines);
    ScheduledFuture<?> unused =
        lines.clock.scheduleAtFixedRate(lines::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    return lines;
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    Properties properties =
        submitted.properties() == null ? new Properties() : submitted.properties();
    Stage stage =
        new Stage(
            properties.getProperty(DESCRIPTION, last.what()),
            submitted.stageInfo().numTasks(),
            properties.getProperty(OwnLines.PROPERTY) == null);
    begin(submitted.stageInfo().stageId(), stage);
  }

  void begin(int id, Stage stage) {
    stages.put(id, stage);
    last = stage;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskInfo().successful()) {
      endTask(end.stageId());
    }
  }

  void endTask(int id) {
    Stage stage = stages.get(id);
    if (stage != null) {
      stage.ended().incrementAndGet();
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    end(completed.stageInfo().stageId());
  }

  void end(int id) {
    stages.remove(id);
  }

  private void look() {
    lines(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime()))
        .forEach(line -> LOG.info("Still at work: {}", line));
  }

  /** What is to be said of what has been under way, under one name, for long. */
  List<String> lines(long nowSeconds) {
    Collection<Stage> now = List.copyOf(stages.values());
    Set<String> under =
        now.stream()
            .filter(Stage::isQuiet)
            .map(Stage::what)
            .collect(Collectors.toCollection(TreeSet::new));
    if (now.isEmpty()) {
      under.add(last.what());
    }
    sinceSeconds.keySet().retainAll(under);
    under.forEach(what -> sinceSeconds.putIfAbsent(what, nowSeconds));
    List<String> due =
        under.stream()
            .filter(what -> nowSeconds - sinceSeconds.get(what) >= PATIENCE_SECONDS)
            .toList();
    due.forEach(what -> sinceSeconds.put(what, nowSeconds));
    return due.stream().map(what -> what + " (" + state(what, now) + ")").toList();
  }

  private static String state(String what, Collection<Stage> now) {
    Optional<Stage> largest =
        now.stream()
            .filter(stage -> stage.what().equals(what))
            .max((first, second) -> Integer.compare(first.tasks(), second.tasks()));
    return largest
        .map(stage -> "%d of %d tasks".formatted(stage.ended().get(), stage.tasks()))
        .orElse("on the driver");
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

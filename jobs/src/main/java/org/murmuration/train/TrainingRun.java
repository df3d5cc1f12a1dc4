package org.murmuration.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.keeping.KeptSize;
import org.murmuration.network.SoftmaxHead;
import org.murmuration.network.TrainedHead;
import org.murmuration.refusal.Refusal;
import org.murmuration.scoring.HeadScore;
import org.murmuration.store.TrainingCheckpoint;
import org.murmuration.table.Example;
import org.murmuration.training.EarlyStopping;
import org.murmuration.training.EpochClock;
import org.murmuration.training.Grid;
import org.murmuration.training.StepSum;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes from epoch to epoch, on from a checkpoint where there is one, and keeps the history. */
final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

  private final String title;
  private final TrainSettings settings;
  private final SoftmaxHead head;
  private final FeatureScaling scaling;
  private final Learner learner;
  private final JavaRDD<Example> validation;
  private final Checkpoints checkpoints;
  private final EarlyStopping stopping;
  private final List<Epoch> history = new ArrayList<>();
  private float[] best = new float[0];

  /**
   * @param title before each line about it; may be empty
   */
  TrainingRun(
      String title,
      TrainSettings settings,
      SoftmaxHead head,
      FeatureScaling scaling,
      Learner learner,
      JavaRDD<Example> validation,
      Checkpoints checkpoints) {
    this.title = title;
    this.settings = settings;
    this.head = head;
    this.scaling = scaling;
    this.learner = learner;
    this.validation = validation;
    this.checkpoints = checkpoints;
    this.stopping = new EarlyStopping(settings.length().patience());
  }

  /**
   * @param grid how examples were dealt
   */
  Training run(Grid grid) throws IOException {
    checkpoints.latest().ifPresent(checkpoint -> goOnFrom(checkpoint, grid));
    int resumedAfter = history.size();
    EpochClock clock = new EpochClock(resumedAfter + 1, settings.length().epochs());
    while (history.size() < settings.length().epochs() && !stopping.isOver(history)) {
      Epoch epoch = epoch(history.size() + 1, grid);
      history.add(epoch);
      if (clock.isDue(epoch.number()) || stopping.isOver(history)) {
        say(epoch, clock.line(epoch.number(), grid.examples()));
      }
      keep(epoch.number());
    }
    return new Training(kept(), history, stopping.kept(history), resumedAfter, KeptSize.NONE);
  }

  private void goOnFrom(TrainingCheckpoint checkpoint, Grid grid) {
    history.addAll(checkpoint.history());
    best = checkpoint.best();
    new NetworkState(history.size() * grid.batches(), checkpoint.parameters(), checkpoint.updater())
        .copyTo(learner.network());
    LOG.info("{}Going on after epoch {}, from {}", title, history.size(), checkpoints.location());
  }

  private Epoch epoch(int number, Grid grid) {
    learner.network().setLearningRate(settings.learningRate(number));
    StepSum sum = learner.pass();
    sum.requireAllOf(grid);
    requireFinite(sum.meanLoss(), number);
    HeadScore score = HeadScore.of(learnt(), validation);
    return new Epoch(number, sum.meanLoss(), score.meanLoss(), score.accuracy());
  }

  private void requireFinite(double loss, int epoch) {
    if (!Double.isFinite(loss)) {
      throw Refusal.diverged(
          "Cannot go on training: the loss is %s in epoch %d, with --learning-rate %s (lower it)"
              .formatted(loss, epoch, settings.learningRate(epoch)));
    }
  }

  private void say(Epoch epoch, String pace) {
    LOG.info(
        "{}Epoch {} of {}: loss {}, validation loss {}, validation accuracy {}, {}",
        title,
        epoch.number(),
        settings.length().epochs(),
        decimals(epoch.loss()),
        decimals(epoch.validationLoss()),
        decimals(epoch.validationAccuracy()),
        pace);
  }

  private static String decimals(double value) {
    return Double.isNaN(value) ? "-" : "%.4f".formatted(value);
  }

  private void keep(int epoch) throws IOException {
    NetworkState state = NetworkState.of(learner.network());
    if (settings.length().patience().isPresent() && stopping.isKept(history)) {
      best = state.parameters();
    }
    if (checkpoints.isDue(epoch) && epoch < settings.length().epochs()) {
      checkpoints.save(
          new TrainingCheckpoint(
              checkpoints.config(), state.parameters(), state.updater(), best, history));
    }
  }

  private TrainedHead kept() {
    if (best.length > 0) {
      new NetworkState(0, best, new float[0]).copyTo(learner.network());
    }
    return learnt();
  }

  private TrainedHead learnt() {
    return scaling.foldInto(head.trained(learner.network()));
  }
}

package org.murmuration.finetune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.murmuration.architecture.TailPlan;
import org.murmuration.dl4j.Parameters;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.evaluation.PairedOutcomes;
import org.murmuration.network.LearningTail;
import org.murmuration.network.TailState;
import org.murmuration.refusal.Refusal;
import org.murmuration.scoring.ExamplePass;
import org.murmuration.scoring.HeadScore;
import org.murmuration.scoring.PairedPass;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.TailCheckpoint;
import org.murmuration.store.TailProgress;
import org.murmuration.table.Example;
import org.murmuration.training.EarlyStopping;
import org.murmuration.training.EpochClock;
import org.murmuration.training.Grid;
import org.murmuration.training.StepSum;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes from round to round, on from a checkpoint where there is one. */
final class FineTuning {
  private static final Logger LOG = LoggerFactory.getLogger(FineTuning.class);

  /** A loss that many times that of knowing nothing comes from steps that lead away. */
  private static final double DIVERGED = 2;

  private final JavaSparkContext context;
  private final ClassifierArchive classifier;
  private final UnfreezeSchedule schedule;
  private final TailPlan plan;
  private final Grid grid;
  private final Checkpoints checkpoints;
  private final TailSource source;

  FineTuning(
      JavaSparkContext context,
      ClassifierArchive classifier,
      UnfreezeSchedule schedule,
      Grid grid,
      Checkpoints checkpoints,
      TailSource source) {
    this.context = context;
    this.classifier = classifier;
    this.schedule = schedule;
    this.plan = schedule.plan();
    this.grid = grid;
    this.checkpoints = checkpoints;
    this.source = source;
  }

  /**
   * How it went.
   *
   * @param before how the classifier did, as epoch 0
   */
  record Outcome(Epoch before, List<Epoch> history) {
    Optional<Epoch> best() {
      return Scores.best(history);
    }
  }

  /**
   * @param validation that before and after are compared on; may be empty
   * @throws Refusal (quality) if the steps lead away from what was learnt, or there is nothing to
   *     gain
   */
  Outcome run(EpochExamples examples, JavaRDD<Example> validation) throws IOException {
    TailProgress at = start(validation);
    EpochClock clock = new EpochClock(at.round() / roundsAnEpoch() + 1, schedule.epochs());
    requireRoom(at.before(), validation);
    try (RoundMemory memory = new RoundMemory(plan)) {
      at = scored(at, validation, clock);
      while (!isOver(at.history())) {
        at = scored(learnt(at, examples, memory), validation, clock);
      }
    }
    return new Outcome(at.before(), at.history());
  }

  private int roundsAnEpoch() {
    return schedule.roundsAnEpoch(grid);
  }

  private boolean isOver(List<Epoch> history) {
    EarlyStopping stopping = new EarlyStopping(schedule.settings().validation().patience());
    return history.size() == schedule.epochs() || stopping.isOver(history);
  }

  /** The last round that was saved; else round 0, the classifier as it is. */
  private TailProgress start(JavaRDD<Example> validation) throws IOException {
    Optional<TailProgress> saved = checkpoints.latest();
    saved.ifPresent(progress -> LOG.info("Going on after round {}", progress.round()));
    if (saved.isPresent() && saved.get().round() > 0) {
      return saved.get();
    }
    saveUnchanged();
    Epoch before = score(0, 0, Double.NaN, validation);
    LOG.info("Before: {}", Scores.line(before));
    return progress(0, StepSum.NONE, 0, before, List.of());
  }

  /** The classifier as it is, as round 0, which later rounds forget. */
  private void saveUnchanged() throws IOException {
    if (!checkpoints.has(0)) {
      Epoch unknown = new Epoch(0, Double.NaN, Double.NaN, Double.NaN);
      try (TailState state = TailState.of(classifier.parameters(plan.slots()), 0)) {
        checkpoints.save(progress(0, StepSum.NONE, 0, unknown, List.of()), state);
      }
    }
  }

  private void requireRoom(Epoch before, JavaRDD<Example> validation) {
    if (!schedule.settings().validation().keepAnyway()) {
      Gain.requireRoom(before, validation.count());
    }
  }

  private TailProgress progress(
      int round, StepSum sum, long updaterLength, Epoch before, List<Epoch> history) {
    return new TailProgress(
        TailProgress.FORMAT_VERSION,
        checkpoints.madeFrom(),
        round,
        sum.examples(),
        sum.lossSum(),
        updaterLength,
        before,
        history);
  }

  private Epoch score(int round, int epoch, double loss, JavaRDD<Example> validation) {
    HeadScore score =
        ExamplePass.score(validation, source.at(checkpoints.folder(round))::tail, grid.batchSize());
    return new Epoch(epoch, loss, score.meanLoss(), score.accuracy());
  }

  private TailProgress learnt(TailProgress at, EpochExamples examples, RoundMemory memory)
      throws IOException {
    UnfreezeSchedule.Round round = schedule.round(at.round(), grid);
    RoundSettings settings = schedule.settings(round);
    TailState state = memory.with(settings.training().stateLength(plan.slots()));
    StepSums sums = new StepSums(context.sc());
    TailAveraging averaging =
        new TailAveraging(
            grid,
            round.batches(),
            source.at(checkpoints.folder(at.round())),
            settings,
            state,
            sums);
    ComputationGraph graph =
        LearningTail.receiver(LearningTail.configuration(plan, settings.training(), 0), state);
    JavaRDD<MultiDataSet> batches =
        examples
            .of(round.epoch())
            .batches(
                round.firstBatch(), round.batches(), TailBatches.Shape.of(plan.input(), labels()));
    new SparkComputationGraph(context, graph, averaging).fitMultiDataSet(batches);
    if (!Double.isFinite(sums.total().lossSum())) {
      throw diverged(sums.total().meanLoss(), at.before(), round.epoch());
    }
    StepSum epoch = new StepSum(at.examples(), at.lossSum()).plus(sums.total());
    TailProgress next =
        progress(at.round() + 1, epoch, state.updaterLength(), at.before(), at.history());
    checkpoints.save(next, state);
    forget(next);
    return next;
  }

  private int labels() {
    return classifier.labels().size();
  }

  private static Refusal diverged(double loss, Epoch before, int epoch) {
    return Refusal.quality(
        "Cannot fine-tune: the loss is %.4g in epoch %d, it was %.4g before: the steps lead away from what was learnt (lower --learning-rate, or use --warm-up or --clip-gradient)"
            .formatted(loss, epoch, before.validationLoss()));
  }

  /** Keeps the last round and that of the best epoch. */
  private void forget(TailProgress at) throws IOException {
    Set<Integer> needed = new HashSet<>(Set.of(at.round()));
    Scores.best(at.history()).ifPresent(best -> needed.add(roundOf(best)));
    checkpoints.keepOnly(needed);
  }

  private int roundOf(Epoch epoch) {
    return epoch.number() * roundsAnEpoch();
  }

  /** Where an epoch has just ended: scores it. */
  private TailProgress scored(TailProgress at, JavaRDD<Example> validation, EpochClock clock) {
    int epoch = at.round() / roundsAnEpoch();
    if (at.round() % roundsAnEpoch() != 0 || at.history().size() == epoch) {
      return at;
    }
    StepSum sum = new StepSum(at.examples(), at.lossSum());
    sum.requireAllOf(grid);
    Epoch scored = score(at.round(), epoch, sum.meanLoss(), validation);
    requireSane(scored, at.before());
    if (clock.isDue(epoch)) {
      LOG.info(
          "Epoch {} of {}: loss {}, {}, {}",
          epoch,
          schedule.epochs(),
          "%.4f".formatted(sum.meanLoss()),
          Scores.line(scored),
          clock.line(epoch, sum.examples()));
    }
    List<Epoch> history = new ArrayList<>(at.history());
    history.add(scored);
    return progress(at.round(), StepSum.NONE, at.updaterLength(), at.before(), history);
  }

  /** On the validation split: while it learns, dropout alone can make a loss large. */
  private void requireSane(Epoch scored, Epoch before) {
    double worst = DIVERGED * Math.max(Math.log(labels()), before.validationLoss());
    // Written so that NaN is refused too. Without a validation split nothing is known before.
    if (!Double.isNaN(worst) && !(scored.validationLoss() <= worst)) {
      throw diverged(scored.validationLoss(), before, scored.number());
    }
  }

  /**
   * What images were named before all this, and after an epoch.
   *
   * @param validation persisted
   */
  PairedOutcomes compared(Epoch epoch, JavaRDD<Example> validation) throws IOException {
    saveUnchanged();
    return PairedPass.compare(
        validation,
        source.at(checkpoints.folder(0))::tail,
        source.at(checkpoints.folder(roundOf(epoch)))::tail,
        grid.batchSize());
  }

  /** What makes the tail as it was after an epoch, for executors. */
  ExamplePass.Source source(Epoch epoch) {
    return source.at(checkpoints.folder(roundOf(epoch)))::tail;
  }

  /**
   * The tail as it was after an epoch.
   *
   * @return parameters that the caller closes
   */
  Parameters after(Epoch epoch) throws IOException {
    return TailCheckpoint.open(source.storage().folder(checkpoints.folder(roundOf(epoch))))
        .parameters(plan.slots());
  }
}

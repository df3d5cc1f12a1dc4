package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.TailPlan;
import org.murmuration.dl4j.Parameters;
import org.murmuration.dl4j.TailTraining;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.network.LearningTail;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.TailState;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.HeadInput;
import org.murmuration.store.JsonFormat;
import org.murmuration.store.LearntFrom;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.Sha256;
import org.murmuration.store.Source;
import org.murmuration.store.SplitNote;
import org.murmuration.store.TailProgress;
import org.murmuration.table.Example;
import org.murmuration.training.Grid;
import org.murmuration.training.Optimizer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** Parameter averaging of a tail on the cluster, held against one machine. */
@Tag("cluster")
final class TestTailAveraging {
  private static final Architecture SMALL =
      Architecture.named("vgg11")
          .withInput(new ImageShape(32, 32, 3))
          .withWidths(List.of(4, 4, 6, 6, 8, 8, 8));
  private static final List<String> LABELS = List.of("wren", "crow", "gull");
  private static final int STEPS = 10;
  private static final int WORKERS = 2;

  @TempDir static Path folder;
  private static JavaSparkContext context;
  private static Storage storage;
  private static byte[] classifier;

  @BeforeAll
  static void start() throws IOException {
    context =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2]")
                .setAppName("tail averaging")
                .set("spark.ui.enabled", "false"));
    storage = Storage.of(new Configuration());
    String network = folder.resolve("network").toString();
    try (PretrainedNetwork random = PretrainedNetwork.random(SMALL, 3)) {
      NetworkArchive.write(random, Preset.CAFFE, Source.random(3), storage.folder(network));
    }
    HeadConfig head =
        HeadConfig.learnt(
            LABELS,
            new HeadInput("", "fc2", "average", 8, "", ""),
            HiddenLayers.NONE,
            new LearntFrom("", SplitNote.UNKNOWN, List.of("train"), "label"),
            Map.of());
    classifier =
        new JsonFormat()
            .write(
                new ClassifierConfig(NetworkArchive.open(storage.folder(network)).config(), head));
  }

  @AfterAll
  static void stop() {
    context.stop();
  }

  @ParameterizedTest
  @CsvSource({"block5_conv1, SGD", "fc1, SGD", "block5_conv1, MOMENTUM"})
  void averagingEveryStepIsWhatOneMachineDoesOnTheJoinedBatches(String from, Optimizer optimizer)
      throws IOException {
    TailSource source = new TailSource(classifier, from, storage, "");
    TailPlan plan = source.plan();
    Grid grid = Grid.of(37, WORKERS, 4);
    TailTraining training = training(plan, optimizer);
    List<List<MultiDataSet>> dealt = new ArrayList<>();
    float[] start;
    float[] averaged;
    String place = folder.resolve(from + optimizer).toString();
    try (TailExamples examples = TailExamples.deal(context.parallelize(examples(plan)), grid, 5);
        TailState state = state(plan, training)) {
      start = floats(state);
      Checkpoints checkpoints = Checkpoints.in(storage, place, Map.of());
      checkpoints.save(progress(0, state), state);
      for (int step = 0; step < STEPS; step++) {
        RoundSettings round = new RoundSettings(training, step, RoundSettings.Updater.GOES_ON);
        StepSums sums = new StepSums(context.sc());
        var averaging =
            new TailAveraging(grid, 1, source.at(checkpoints.folder(step)), round, state, sums);
        var batches =
            examples.batches(
                step % grid.batches(), 1, TailBatches.Shape.of(plan.input(), LABELS.size()));
        dealt.add(batches.collect());
        new SparkComputationGraph(
                context,
                LearningTail.receiver(LearningTail.configuration(plan, training, 0), state),
                averaging)
            .fitMultiDataSet(batches);
        assertThat(sums.total().examples()).isBetween(6L, 8L);
        checkpoints.save(progress(step + 1, state), state);
      }
      averaged = floats(state);
    }
    assertThat(averaged).isNotEqualTo(start);
    assertThat(averaged).containsExactly(oneMachine(plan, training, dealt), within(1e-4f));
  }

  private static TailTraining training(TailPlan plan, Optimizer optimizer) {
    Map<String, IUpdater> updaters =
        plan.learning().stream()
            .collect(Collectors.toMap(layer -> layer, layer -> optimizer.updater(0.05)));
    return new TailTraining(updaters, 1e-3, 0, 0, 1);
  }

  private static List<Example> examples(TailPlan plan) {
    SplittableRandom random = new SplittableRandom(9);
    return IntStream.range(0, 37)
        .mapToObj(
            i -> {
              float[] values = new float[plan.input().size()];
              for (int j = 0; j < values.length; j++) {
                values[j] = (float) Math.max(0, random.nextGaussian());
              }
              return new Example(Sha256.of("image " + i), i % LABELS.size(), values);
            })
        .toList();
  }

  /** The network's own layers, and a head of zeros. */
  private static TailState state(TailPlan plan, TailTraining training) {
    Parameters parameters = Parameters.allocate(plan.slots());
    try (PretrainedNetwork random = PretrainedNetwork.random(SMALL, 3)) {
      parameters.copyFrom(random.parameters());
    }
    return TailState.of(parameters, training.stateLength(plan.slots()));
  }

  private static float[] floats(TailState state) {
    float[] floats = new float[(int) state.parameters().slots().length()];
    state.memory(0, floats.length).get(floats);
    return floats;
  }

  private static TailProgress progress(int round, TailState state) {
    return new TailProgress(
        TailProgress.FORMAT_VERSION,
        Map.of(),
        round,
        0,
        0,
        state.updaterLength(),
        new Epoch(0, 0, 0, 0),
        List.of());
  }

  private static float[] oneMachine(
      TailPlan plan, TailTraining training, List<List<MultiDataSet>> steps) {
    try (LearningTail tail =
        LearningTail.of(LearningTail.configuration(plan, training, 0), state(plan, training))) {
      for (List<MultiDataSet> batches : steps) {
        tail.graph()
            .fit(
                new INDArray[] {joined(batches.stream().map(b -> b.getFeatures(0)).toList())},
                new INDArray[] {joined(batches.stream().map(b -> b.getLabels(0)).toList())},
                null,
                new INDArray[] {
                  joined(batches.stream().map(b -> b.getLabelsMaskArray(0)).toList())
                });
      }
      return floats(tail.state());
    }
  }

  private static INDArray joined(List<INDArray> arrays) {
    return Nd4j.concat(0, arrays.toArray(INDArray[]::new));
  }
}

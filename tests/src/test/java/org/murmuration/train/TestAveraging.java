package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.keeping.KeptExamples;
import org.murmuration.keeping.Precision;
import org.murmuration.keeping.RowLayout;
import org.murmuration.label.LabelSet;
import org.murmuration.network.SoftmaxHead;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.Sha256;
import org.murmuration.table.Example;
import org.murmuration.training.Averaging;
import org.murmuration.training.Grid;
import org.murmuration.training.Optimizer;
import org.nd4j.linalg.dataset.DataSet;

/** Parameter averaging on the cluster, held against one machine. */
@Tag("cluster")
final class TestAveraging {
  private static final int WIDTH = 12;
  private static final LabelSet LABELS = LabelSet.inOrder(List.of("wren", "crow", "gull"));
  private static final SoftmaxHead HEAD = new SoftmaxHead(WIDTH, LABELS);
  private static final RowLayout LAYOUT = new RowLayout(WIDTH, Precision.FLOAT32);
  private static final FeatureScaling AS_THEY_ARE = new FeatureScaling(filled(0), filled(1));
  private static final InputDropout NO_DROPOUT = new InputDropout(0, 1);
  private static final double RATE = 0.3;
  private static JavaSparkContext context;

  @BeforeAll
  static void start() {
    context =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2]")
                .setAppName("averaging")
                .set("spark.ui.enabled", "false"));
  }

  @AfterAll
  static void stop() {
    context.stop();
  }

  @ParameterizedTest
  @CsvSource({"SGD, none", "MOMENTUM, none", "SGD, '8,5'", "MOMENTUM, '8,5'"})
  void averagingEveryBatchIsWhatOneMachineDoesOnTheJoinedBatches(
      Optimizer optimizer, String hidden) {
    SoftmaxHead head = new SoftmaxHead(WIDTH, HiddenLayers.parse(hidden).orElseThrow(), LABELS);
    Grid grid = Grid.of(97, 3, 4);
    InputDropout dropout = new InputDropout(0.2, 5);
    Learner cluster = onCluster(head, grid, Averaging.EVERY_BATCH, optimizer, dropout);
    Learner local = new LocalLearner(configuration(head, optimizer), dealt(grid), dropout);
    float[] start = parameters(local);
    while (local.network().getIterationCount() < 50) {
      assertThat(cluster.pass().examples()).isEqualTo(97);
      assertThat(local.pass().examples()).isEqualTo(97);
    }
    assertThat(cluster.network().getIterationCount())
        .isEqualTo(local.network().getIterationCount());
    assertThat(parameters(local)).isNotEqualTo(start);
    assertThat(parameters(cluster)).containsExactly(parameters(local), within(1e-5f));
  }

  /** Uneven: 61 examples fit neither into equal batches nor onto that many workers. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 7})
  void averagingOnceAnEpochIsTheMeanOfWorkersThatUseEachExampleOnce(int workers) {
    Grid grid = Grid.of(61, workers, 4);
    Learner cluster = onCluster(grid, Averaging.EVERY_EPOCH, Optimizer.MOMENTUM, NO_DROPOUT);
    NetworkState reference = NetworkState.of(fresh(Optimizer.MOMENTUM));
    for (int epoch = 0; epoch < 4; epoch++) {
      assertThat(cluster.pass().examples()).isEqualTo(61);
      reference = meanOfWorkers(reference, grid);
    }
    assertThat(parameters(cluster)).containsExactly(reference.parameters(), within(1e-6f));
  }

  private static NetworkState meanOfWorkers(NetworkState start, Grid grid) {
    List<NetworkState> ends = new ArrayList<>();
    for (List<DataSet> batches : dealt(grid)) {
      MultiLayerNetwork network = start.network(configuration(Optimizer.MOMENTUM));
      batches.forEach(network::fit);
      ends.add(NetworkState.of(network));
    }
    return NetworkState.mean(ends);
  }

  @Test
  void averagingEveryFewBatchesUsesEachExampleOnceAndCountsItsSteps() {
    Grid grid = Grid.of(97, 3, 4);
    Learner cluster = onCluster(grid, new Averaging(4), Optimizer.ADAM, NO_DROPOUT);
    assertThat(grid.batches()).isEqualTo(9);
    assertThat(cluster.pass().examples()).isEqualTo(97);
    assertThat(cluster.network().getIterationCount()).isEqualTo(9);
  }

  @Test
  void aStateThatWasKeptGoesOnBitForBit() {
    Grid grid = Grid.of(61, 3, 4);
    InputDropout dropout = new InputDropout(0.3, 2);
    Learner whole = onCluster(grid, Averaging.EVERY_EPOCH, Optimizer.ADAM, dropout);
    Learner resumed = onCluster(grid, Averaging.EVERY_EPOCH, Optimizer.ADAM, dropout);
    whole.pass();
    whole.pass();
    NetworkState.of(whole.network()).copyTo(resumed.network());
    assertThat(resumed.pass()).isEqualTo(whole.pass());
    assertThat(parameters(resumed)).isEqualTo(parameters(whole));
  }

  /** And from what is dealt again when it is lost. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 9})
  void examplesOnDiskTeachTheSameAsThoseInMemory(int steps) {
    Grid grid = Grid.of(97, 3, 4);
    KeptExamples inMemory = kept(grid, steps, 1);
    KeptExamples onDisk = kept(grid, steps, 0);
    KeptExamples lost = kept(grid, steps, 0.5);
    assertThat(inMemory.size().diskBytes()).isZero();
    assertThat(inMemory.size().memoryBytes()).isGreaterThan(97L * WIDTH * Float.BYTES);
    assertThat(onDisk.size().memoryBytes()).isZero();
    assertThat(onDisk.size().diskBytes()).isGreaterThan(97L * WIDTH * Float.BYTES);
    float[] first = learnt(inMemory);
    assertThat(learnt(onDisk)).isEqualTo(first);
    lost.close();
    assertThat(learnt(lost)).isEqualTo(first);
  }

  @Test
  void examplesThatHaveRoomNowhereAreRefusedBeforeTheyAreDealt() {
    long terabytes = 1L << 40;
    assertThatThrownBy(() -> KeptExamples.requireRoom(context, terabytes, LAYOUT, 0.5))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Cannot train on 1099511627776 examples: they take 53248.00 GiB, ")
        .hasMessageContaining(" of local disks, of which ");
    KeptExamples.requireRoom(context, 1_000, LAYOUT, 0.5);
  }

  private static float[] learnt(KeptExamples kept) {
    try (Learner learner = learner(HEAD, kept, Optimizer.MOMENTUM, new InputDropout(0.2, 5))) {
      learner.pass();
      learner.pass();
      return parameters(learner);
    }
  }

  private static Learner onCluster(
      Grid grid, Averaging averaging, Optimizer optimizer, InputDropout dropout) {
    return onCluster(HEAD, grid, averaging, optimizer, dropout);
  }

  private static Learner onCluster(
      SoftmaxHead head, Grid grid, Averaging averaging, Optimizer optimizer, InputDropout dropout) {
    return learner(head, kept(grid, averaging.stepsOn(grid), 1), optimizer, dropout);
  }

  /**
   * @param share of the memory for blocks
   */
  private static KeptExamples kept(Grid grid, int roundSteps, double share) {
    return KeptExamples.of(
        context.parallelize(examplesByWorker(grid), grid.workers()).flatMap(List::iterator),
        grid,
        roundSteps,
        LAYOUT,
        share);
  }

  private static Learner learner(
      SoftmaxHead head, KeptExamples kept, Optimizer optimizer, InputDropout dropout) {
    return new SparkLearner(
        context,
        configuration(head, optimizer),
        kept,
        new KeptBatches(kept.grid().batchSize(), LAYOUT, AS_THEY_ARE, Targets.plain(LABELS.size())),
        dropout);
  }

  private static List<List<DataSet>> dealt(Grid grid) {
    return examplesByWorker(grid).stream()
        .map(examples -> batches(grid).of(examples.iterator()))
        .toList();
  }

  private static GridBatches batches(Grid grid) {
    return new GridBatches(grid, AS_THEY_ARE, Targets.plain(LABELS.size()));
  }

  private static float[] filled(float value) {
    float[] values = new float[WIDTH];
    Arrays.fill(values, value);
    return values;
  }

  private static List<List<Example>> examplesByWorker(Grid grid) {
    return IntStream.range(0, grid.workers())
        .mapToObj(
            worker ->
                IntStream.range(0, (int) grid.examples())
                    .filter(i -> grid.worker(i) == worker)
                    .mapToObj(TestAveraging::example)
                    .toList())
        .toList();
  }

  private static Example example(int i) {
    SplittableRandom random = new SplittableRandom(i);
    float[] embedding = new float[WIDTH];
    for (int j = 0; j < WIDTH; j++) {
      embedding[j] = (float) random.nextGaussian();
    }
    return new Example(Sha256.of("" + i), i % LABELS.size(), embedding);
  }

  private static MultiLayerConfiguration configuration(Optimizer optimizer) {
    return configuration(HEAD, optimizer);
  }

  private static MultiLayerConfiguration configuration(SoftmaxHead head, Optimizer optimizer) {
    return head.configuration(optimizer.updater(RATE), 1e-3, 3);
  }

  private static MultiLayerNetwork fresh(Optimizer optimizer) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(optimizer));
    network.init();
    return network;
  }

  private static float[] parameters(Learner learner) {
    return NetworkState.of(learner.network()).parameters();
  }
}

package org.murmuration.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.PrefixCost;
import org.murmuration.delivery.WeightsBy;
import org.murmuration.memory.LearningNeed;
import org.murmuration.memory.MemoryNeed;
import org.murmuration.memory.RoundCost;

class TestPlanResult {
  private static final long IMAGES = 100_000;
  private static final long GIBI = 1L << 30;
  private static final ClusterShape CLUSTER = new ClusterShape(5, 4, 2);
  private static final PrefixCost PREFIX =
      PrefixCost.of(Architecture.vgg16(), List.of(CutPoint.at("fc2")));
  private static final MemoryNeed MEMORY = MemoryNeed.of(PREFIX, 16, 2, WeightsBy.BROADCAST);

  private static final LearningNeed LEARNING = new LearningNeed(IMAGES, 4096, Float.BYTES);

  private static PlanResult plan(Optional<TailNeed> tail) {
    return new PlanResult("vgg16 cut at fc2", PREFIX, MEMORY, CLUSTER, 16, LEARNING, 2.5, tail);
  }

  @Test
  void dividesImagesAmongAllCores() {
    Map<String, Object> facts = plan(Optional.empty()).facts();
    assertThat(facts)
        .containsEntry("images", IMAGES)
        .containsEntry("images_per_second", 2.5 * 20)
        .containsEntry("seconds", 2000L)
        .containsEntry("table_bytes", IMAGES * 4096 * Float.BYTES)
        .containsEntry("off_heap_bytes_an_executor", MEMORY.offHeapBytes())
        .containsEntry("heap_bytes_an_executor", MEMORY.heapBytes());
  }

  @Test
  void saysTheTimeInHoursAndTheTableInMegabytes() {
    assertThat(plan(Optional.empty()).summary())
        .contains(
            "Time: 0:33:20 for 100,000 images, 50.0 images/s on 5 x 4 cores, and the start",
            "Table: 1,638.4 MB before compression");
  }

  /** 20,000 rows of 16,388 bytes each, of which 30 % of the heap above 300 MiB hold some. */
  @Test
  void saysWhereExamplesLieWhileAHeadLearns() {
    long kept = 20_000L * 16_388;
    long heap = (long) (0.3 * ((1024L << 20) - (300L << 20)));
    assertThat(MEMORY.heapSettingBytes()).isEqualTo(1024L << 20);
    assertThat(plan(Optional.empty()).facts())
        .containsEntry("train_bytes_an_executor", kept)
        .containsEntry("train_heap_bytes_an_executor", heap)
        .containsEntry(
            "train_local_disk_bytes_an_executor", 20_000L * (16_384 + 250) + 2 * kept - heap);
    assertThat(plan(Optional.empty()).summary())
        .contains(
            "Training an executor: examples of 313 MiB, 218 MiB of them in its heap; local disk 726 MiB");
  }

  @Test
  void endsWithSettingsThatSparkTakes() {
    List<String> lines = plan(Optional.empty()).summary();
    assertThat(lines.subList(lines.size() - 6, lines.size()))
        .containsExactly(
            "--conf spark.executor.instances=5",
            "--conf spark.executor.cores=4",
            "--conf spark.task.cpus=2",
            "--conf spark.executorEnv.OMP_NUM_THREADS=2",
            "--conf spark.executor.memory=%dm"
                .formatted(MemoryNeed.settingMebibytes(MEMORY.heapBytes())),
            "--conf spark.executor.memoryOverhead=%dm"
                .formatted(MemoryNeed.settingMebibytes(MEMORY.offHeapBytes())));
  }

  @Test
  void addsWhatFinetuningNeeds() {
    RoundCost round = new RoundCost(GIBI, GIBI, GIBI);
    TailNeed tail = new TailNeed("fc1", round, Map.of("fc1", GIBI), 8, CLUSTER);
    assertThat(plan(Optional.of(tail)).facts())
        .containsEntry("finetune_bytes_to_a_worker", 2 * GIBI)
        .containsEntry("finetune_off_heap_bytes_a_worker", 4 * GIBI)
        .containsEntry("finetune_off_heap_bytes_an_executor", 8 * GIBI)
        .containsEntry("finetune_off_heap_bytes_of_the_driver", 2 * GIBI);
    assertThat(plan(Optional.of(tail)).summary())
        .contains(
            "Fine-tuning from fc1 on: " + round.line(10),
            "Off-heap an executor while it fine-tunes: 8,192 MiB, 2 workers",
            "Activations of fc1, batches of 8: 1,024 MiB");
  }
}

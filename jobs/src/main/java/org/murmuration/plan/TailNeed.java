package org.murmuration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.murmuration.machine.Bytes;
import org.murmuration.memory.RoundCost;

/**
 * What a round of fine-tuning needs.
 *
 * @param from the first layer that learns
 * @param activationBytes of a batch, by layer
 */
public record TailNeed(
    String from,
    RoundCost round,
    Map<String, Long> activationBytes,
    int batchSize,
    ClusterShape cluster) {
  Map<String, Object> facts() {
    return Map.of(
        "finetune_bytes_to_a_worker", round.travelBytes(),
        "finetune_off_heap_bytes_a_worker", round.workerBytes(),
        "finetune_off_heap_bytes_an_executor", cluster.tasks() * round.workerBytes(),
        "finetune_off_heap_bytes_of_the_driver", round.driverBytes());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Fine-tuning from %s on: %s"
            .formatted(from, round.line(cluster.executors() * cluster.tasks())));
    lines.add(
        "Off-heap an executor while it fine-tunes: %s, %d workers"
            .formatted(
                new Bytes(cluster.tasks() * round.workerBytes()).wholeMebibytes(),
                cluster.tasks()));
    activationBytes.forEach(
        (layer, bytes) ->
            lines.add(
                "Activations of %s, batches of %d: %s"
                    .formatted(layer, batchSize, new Bytes(bytes).wholeMebibytes())));
    return lines;
  }
}

package org.murmuration.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.murmuration.command.JobResult;
import org.murmuration.pipeline.PipelineResult;

/** What the demo showed, and how to go on. */
public record DemoResult(PipelineResult pipeline) implements JobResult {
  @Override
  public Map<String, Object> facts() {
    return pipeline.facts();
  }

  @Override
  public List<String> summary() {
    List<String> lines = new ArrayList<>(pipeline.summary());
    lines.add("");
    lines.add(
        "The network's weights are random: it has never seen a picture, and still tells drawn");
    lines.add("birds apart. With pre-trained weights and your photos, a folder for each class:");
    lines.add("");
    lines.add("  deploy/murmuration import-weights --from vgg16.safetensors --to vgg16");
    lines.add("  deploy/murmuration pipeline --network vgg16 --images photos --output result");
    return lines;
  }
}

package org.murmuration.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.murmuration.assemble.AssembleResult;
import org.murmuration.command.JobResult;
import org.murmuration.embed.EmbedResult;
import org.murmuration.evaluate.EvaluateResult;
import org.murmuration.train.TrainResult;

/** What the stages did. */
public record PipelineResult(
    EmbedResult embed, TrainResult train, AssembleResult assemble, EvaluateResult evaluate)
    implements JobResult {
  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    stages().forEach(stage -> facts.putAll(stage.facts()));
    return facts;
  }

  @Override
  public List<String> summary() {
    return stages().flatMap(stage -> stage.summary().stream()).toList();
  }

  private Stream<JobResult> stages() {
    return Stream.of(embed, train, assemble, evaluate);
  }
}

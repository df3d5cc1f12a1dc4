package org.murmuration.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.murmuration.assemble.AssembleResult;
import org.murmuration.command.JobResult;
import org.murmuration.embed.EmbedResult;
import org.murmuration.evaluate.EvaluateResult;
import org.murmuration.train.TrainResult;

/**
 * What the stages did.
 *
 * @param evaluate empty where no image was for testing
 */
public record PipelineResult(
    EmbedResult embed,
    TrainResult train,
    AssembleResult assemble,
    Optional<EvaluateResult> evaluate)
    implements JobResult {
  private static final String NOTHING_TESTED =
      "Nothing was tested: no image was for testing (give --test-share, or --test-images)";

  /** Those of each stage, under its name. */
  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("embed", embed.facts());
    facts.put("train", train.facts());
    facts.put("assemble", assemble.facts());
    evaluate.ifPresent(result -> facts.put("evaluate", result.facts()));
    return facts;
  }

  @Override
  public List<String> summary() {
    Stream<String> done = stages().flatMap(stage -> stage.summary().stream());
    return evaluate.isPresent()
        ? done.toList()
        : Stream.concat(done, Stream.of(NOTHING_TESTED)).toList();
  }

  private Stream<JobResult> stages() {
    return Stream.concat(Stream.of(embed, train, assemble), evaluate.stream());
  }
}

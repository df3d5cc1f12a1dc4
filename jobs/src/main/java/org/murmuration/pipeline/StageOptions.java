package org.murmuration.pipeline;

import org.murmuration.embed.EmbeddingOptions;
import org.murmuration.evaluate.EvaluationOptions;
import org.murmuration.train.HeadOptions;
import picocli.CommandLine.Mixin;

/** The options of each command that goes the whole way. */
public final class StageOptions {
  @Mixin private EmbeddingOptions embed;
  @Mixin private HeadOptions train;
  @Mixin private EvaluationOptions evaluate;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public PipelineSettings settings() {
    return new PipelineSettings(embed.settings(), train.settings(), evaluate.settings());
  }
}

package org.murmuration.pipeline;

import org.murmuration.embed.EmbedSettings;
import org.murmuration.evaluate.EvaluateSettings;
import org.murmuration.refusal.Given;
import org.murmuration.train.TrainSettings;

/**
 * The settings of all stages.
 *
 * @param embed how images become embeddings
 * @param train how a head learns from them
 * @param evaluate what is asked for in the end
 */
public record PipelineSettings(
    EmbedSettings embed, TrainSettings train, EvaluateSettings evaluate) {
  private static final PipelineSettings DEFAULTS =
      new PipelineSettings(
          EmbedSettings.defaults(), TrainSettings.defaults(), EvaluateSettings.defaults());

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is null
   */
  public PipelineSettings {
    Given.value("settings of embed", embed);
    Given.value("settings of train", train);
    Given.value("settings of evaluate", evaluate);
  }

  public static PipelineSettings defaults() {
    return DEFAULTS;
  }

  public PipelineSettings withEmbed(EmbedSettings other) {
    return new PipelineSettings(other, train, evaluate);
  }

  public PipelineSettings withTrain(TrainSettings other) {
    return new PipelineSettings(embed, other, evaluate);
  }

  public PipelineSettings withEvaluate(EvaluateSettings other) {
    return new PipelineSettings(embed, train, other);
  }
}

package org.murmuration.demo;

import org.murmuration.command.OptionCheck;
import org.murmuration.pipeline.PipelineSettings;
import org.murmuration.refusal.Given;

/**
 * What the demo draws and does.
 *
 * @param imagesPerClass birds of each species, at least 1
 * @param architecture name of the network, whose weights are random
 * @param stages settings of all stages
 */
public record DemoSettings(int imagesPerClass, String architecture, PipelineSettings stages) {
  private static final DemoSettings DEFAULTS =
      new DemoSettings(40, "vgg16", PipelineSettings.defaults());

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public DemoSettings {
    OptionCheck.atLeast("--images-per-class", imagesPerClass, 1);
    Given.value("--architecture", architecture);
    Given.value("settings of the stages", stages);
  }

  public static DemoSettings defaults() {
    return DEFAULTS;
  }

  public DemoSettings withImagesPerClass(int birds) {
    return new DemoSettings(birds, architecture, stages);
  }

  public DemoSettings withArchitecture(String name) {
    return new DemoSettings(imagesPerClass, name, stages);
  }

  public DemoSettings withStages(PipelineSettings others) {
    return new DemoSettings(imagesPerClass, architecture, others);
  }
}

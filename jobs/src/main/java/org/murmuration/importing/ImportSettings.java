package org.murmuration.importing;

import java.util.Optional;
import org.murmuration.architecture.Family;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.refusal.Given;

/**
 * What a file of weights is said to hold; whatever is not said is found in the file.
 *
 * @param family the file is refused unless it holds this network
 * @param sha256 the file is refused unless it has this digest, in hex
 * @param input an image's shape
 * @param preset how pixels become the network's input; otherwise as the file's layout has it
 * @param probe a look at one image, before anything is written
 */
public record ImportSettings(
    Optional<Family> family,
    Optional<String> sha256,
    Optional<ImageShape> input,
    Optional<Preset> preset,
    Optional<Probe> probe) {
  private static final ImportSettings DEFAULTS =
      new ImportSettings(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is null
   */
  public ImportSettings {
    Given.value("--architecture", family);
    Given.value("--sha256", sha256);
    Given.value("--input-shape", input);
    Given.value("--preset", preset);
    Given.value("--probe", probe);
  }

  public static ImportSettings defaults() {
    return DEFAULTS;
  }

  public ImportSettings withFamily(Family expected) {
    return new ImportSettings(
        Optional.of(Given.value("--architecture", expected)), sha256, input, preset, probe);
  }

  public ImportSettings withSha256(String hex) {
    return new ImportSettings(
        family, Optional.of(Given.value("--sha256", hex)), input, preset, probe);
  }

  public ImportSettings withInput(ImageShape shape) {
    return new ImportSettings(
        family, sha256, Optional.of(Given.value("--input-shape", shape)), preset, probe);
  }

  public ImportSettings withPreset(Preset other) {
    return new ImportSettings(
        family, sha256, input, Optional.of(Given.value("--preset", other)), probe);
  }

  public ImportSettings withProbe(Probe look) {
    return new ImportSettings(
        family, sha256, input, preset, Optional.of(Given.value("--probe", look)));
  }
}

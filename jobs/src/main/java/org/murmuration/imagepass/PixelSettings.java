package org.murmuration.imagepass;

import java.io.Serializable;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.image.Augmentation;
import org.murmuration.image.Fit;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;
import org.murmuration.refusal.Given;
import org.murmuration.store.NetworkConfig;

/**
 * How files become pixels of a network's input.
 *
 * @param decode what a file may cost, and whether damaged ones are used
 * @param fit how an image of another shape comes to have the input's
 * @param augmentation how images are changed for training
 */
public record PixelSettings(DecodeSettings decode, Fit fit, Augmentation augmentation)
    implements Serializable {
  public static final PixelSettings DEFAULT = new PixelSettings(DecodeSettings.DEFAULT, Fit.CROP);

  public PixelSettings {
    Given.value("--max-bytes and --on-damaged", decode);
    Given.value("--fit", fit);
    Given.value("--augment", augmentation);
  }

  /** Images as they are. */
  public PixelSettings(DecodeSettings decode, Fit fit) {
    this(decode, fit, Augmentation.NONE);
  }

  public PixelSettings withDecode(DecodeSettings other) {
    return new PixelSettings(other, fit, augmentation);
  }

  public PixelSettings withFit(Fit other) {
    return new PixelSettings(decode, other, augmentation);
  }

  public PixelSettings with(Augmentation changes) {
    return new PixelSettings(decode, fit, changes);
  }

  /** What happens to an image on its way into a network. */
  public Preprocessing preprocessing(NetworkConfig network) {
    return new Preprocessing(
        network.architecture().input(), Preset.named(network.preset()), fit, decode.alphaColour());
  }
}

package org.murmuration.image;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.murmuration.refusal.Refusal;

/** The channel order and the scaling of pixel values that a published network was trained with. */
public enum Preset {
  /**
   * Channels B, G, R; values 0..255 less the training set's means 103.939, 116.779, 123.68, not
   * scaled. From VGG's Caffe models (K. Simonyan and A. Zisserman, <i>Very Deep Convolutional
   * Networks for Large-Scale Image Recognition</i>, 2014, the release notes of their 16- and
   * 19-layer models), and what Keras calls mode "caffe".
   */
  CAFFE("caffe"),
  /**
   * Channels R, G, B; values 0..1 less means 0.485, 0.456, 0.406, divided by deviations 0.229,
   * 0.224, 0.225. From torchvision's documentation, <i>Models and pre-trained weights</i>: the
   * transforms of its {@code IMAGENET1K_V1} weights.
   */
  TORCHVISION("torchvision"),
  /**
   * Channels R, G, B; values -1..1. From TensorFlow's Inception models, and what Keras calls mode
   * "tf"; Google's vision transformers have it, too.
   */
  INCEPTION("inception"),
  /**
   * Channels R, G, B; values 0..1 less means 0.48145466, 0.4578275, 0.40821073, divided by
   * deviations 0.26862954, 0.26130258, 0.27577711. From OpenAI's CLIP.
   */
  CLIP("clip"),
  /** Channels R, G, B; values 0..1. */
  UNIT("unit"),
  /** Channels R, G, B; values 0..255, as decoders give them: the network does the rest itself. */
  NONE("none");

  private final String id;

  Preset(String id) {
    this.id = id;
  }

  /** The name in settings and stored contracts; it never changes. */
  public String id() {
    return id;
  }

  /**
   * The preset with this id.
   *
   * @throws Refusal (settings) if there is none
   */
  public static Preset named(String id) {
    return Arrays.stream(values())
        .filter(preset -> preset.id.equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.settings(unknown(id)));
  }

  private static String unknown(String id) {
    String known = Arrays.stream(values()).map(Preset::id).collect(Collectors.joining(", "));
    return "Cannot use preset '%s': unknown (known presets: %s)".formatted(id, known);
  }
}

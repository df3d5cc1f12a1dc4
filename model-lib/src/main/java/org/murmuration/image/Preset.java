package org.murmuration.image;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;

/**
 * The channel order and the scaling of pixel values that a network was trained with. A published
 * one has a name; any other is called by its numbers, as {@link Normalisation} writes them.
 *
 * @param id the name in settings and stored contracts; it never changes
 * @param channels in the order in which the network reads them
 */
public record Preset(String id, List<Channel> channels) implements Serializable {
  /**
   * Channels B, G, R; values 0..255 less the training set's means 103.939, 116.779, 123.68, not
   * scaled. From VGG's Caffe models (K. Simonyan and A. Zisserman, <i>Very Deep Convolutional
   * Networks for Large-Scale Image Recognition</i>, 2014, the release notes of their 16- and
   * 19-layer models), and what Keras calls mode "caffe".
   */
  public static final Preset CAFFE =
      new Preset(
          "caffe",
          List.of(
              new Channel(Channel.BLUE, 1, 103.939f, 1),
              new Channel(Channel.GREEN, 1, 116.779f, 1),
              new Channel(Channel.RED, 1, 123.68f, 1)));

  /**
   * Channels R, G, B; values 0..1 less means 0.485, 0.456, 0.406, divided by deviations 0.229,
   * 0.224, 0.225. From torchvision's documentation, <i>Models and pre-trained weights</i>: the
   * transforms of its {@code IMAGENET1K_V1} weights.
   */
  public static final Preset TORCHVISION =
      new Preset(
          "torchvision",
          Channel.rgb(255, List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f)));

  /**
   * Channels R, G, B; values -1..1. From TensorFlow's Inception models, and what Keras calls mode
   * "tf"; Google's vision transformers have it, too.
   */
  public static final Preset INCEPTION = new Preset("inception", Channel.alike(255, 0.5f, 0.5f));

  /**
   * Channels R, G, B; values 0..1 less means 0.48145466, 0.4578275, 0.40821073, divided by
   * deviations 0.26862954, 0.26130258, 0.27577711. From OpenAI's CLIP.
   */
  public static final Preset CLIP =
      new Preset(
          "clip",
          Channel.rgb(
              255,
              List.of(0.48145467f, 0.4578275f, 0.40821072f),
              List.of(0.26862955f, 0.2613026f, 0.2757771f)));

  /** Channels R, G, B; values 0..1. */
  public static final Preset UNIT = new Preset("unit", Channel.alike(255, 0, 1));

  /** Channels R, G, B; values 0..255, as decoders give them: the network does the rest itself. */
  public static final Preset NONE = new Preset("none", Channel.alike(1, 0, 1));

  private static final List<Preset> PUBLISHED =
      List.of(CAFFE, TORCHVISION, INCEPTION, CLIP, UNIT, NONE);

  /**
   * @throws Refusal (settings) if a value is null
   */
  public Preset {
    Given.value("--preset", id);
    channels = Given.all("channels", channels);
  }

  /** Those that have a name. */
  public static List<Preset> published() {
    return PUBLISHED;
  }

  /**
   * The preset with this id.
   *
   * @throws Refusal (settings) if there is none
   */
  public static Preset named(String id) {
    return find(id).orElseThrow(() -> Refusal.settings(unknown(id)));
  }

  /** The preset with this id, if there is one. */
  public static Optional<Preset> find(String id) {
    return PUBLISHED.stream()
        .filter(preset -> preset.id.equals(id))
        .findFirst()
        .or(() -> Normalisation.parse(id).map(Normalisation::preset));
  }

  private static String unknown(String id) {
    String known = PUBLISHED.stream().map(Preset::id).collect(Collectors.joining(", "));
    return "Cannot use preset '%s': unknown (known presets: %s)".formatted(id, known);
  }
}

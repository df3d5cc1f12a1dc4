package org.murmuration.weights;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/**
 * An HDF5 file of Keras 1 or 2: the weights alone, as VGG's were published, or a whole model, which
 * has them in the group {@code model_weights}. The attribute {@code layer_names} lists groups, the
 * attribute {@code weight_names} of each lists its arrays.
 */
final class KerasLayout extends Hdf5Layout {
  static final String WHOLE_MODEL = "model_weights";
  private static final String LAYERS = "layer_names";

  /** {@code block1_conv1_W_1:0}, {@code block1_conv1/kernel:0}, {@code kernel}. */
  private static final Pattern WEIGHT =
      Pattern.compile("(?:.*[_/])?(?:kernel|W)(?:_\\d+)?(?::\\d+)?");

  private static final Pattern BIAS = Pattern.compile("(?:.*[_/])?(?:bias|b)(?:_\\d+)?(?::\\d+)?");

  private final boolean whole;
  private final KerasConfiguration configuration;

  KerasLayout(Hdf5Group root, String location) {
    super(location);
    this.whole = root.has(WHOLE_MODEL);
    this.configuration = KerasConfiguration.of(root, location);
    Hdf5Group weights = whole ? root.group(WHOLE_MODEL) : root;
    for (String layer : weights.strings(LAYERS).orElseThrow(() -> lacks(weights, LAYERS))) {
      add(layer, weights.group(layer));
    }
    requireApart();
  }

  /** Whether a file is one of Keras's. */
  static boolean is(Hdf5Group root) {
    return root.has(WHOLE_MODEL) || root.attributes().contains(LAYERS);
  }

  private Refusal lacks(Hdf5Group group, String attribute) {
    return Refusal.input(
        "Cannot import %s: its group /%s lacks the attribute %s, expected that of Keras 2"
            .formatted(location(), group.path(), attribute));
  }

  private void add(String layer, Hdf5Group group) {
    String attribute = "weight_names";
    List<String> names = group.strings(attribute).orElseThrow(() -> lacks(group, attribute));
    for (String name : names) {
      add(arrayName(layer, name), array(group, name));
    }
  }

  private static String arrayName(String layer, String name) {
    if (matches(WEIGHT, name)) {
      return layer + ".weight";
    }
    return matches(BIAS, name) ? layer + ".bias" : layer + "/" + name;
  }

  private static boolean matches(Pattern role, String name) {
    Matcher matcher = role.matcher(name);
    return matcher.matches();
  }

  private static Hdf5Array array(Hdf5Group group, String name) {
    int slash = name.indexOf('/');
    return slash < 0
        ? group.array(name)
        : array(group.group(name.substring(0, slash)), name.substring(slash + 1));
  }

  @Override
  public String title() {
    return whole ? "Keras model HDF5" : "Keras weights HDF5";
  }

  @Override
  public String owner() {
    return "Keras";
  }

  @Override
  public AxisOrder order() {
    return new AxisOrder(true, configuration.channelsFirst());
  }

  @Override
  public Map<String, String> names(Architecture architecture) {
    return LayerNames.ofKeras(architecture);
  }

  @Override
  public Optional<ImageShape> input() {
    return configuration.input();
  }

  /**
   * What the {@code model_config} of a whole model says; nothing in weights alone.
   *
   * @param channelsFirst whether images are (channel, height, width)
   */
  private record KerasConfiguration(Optional<ImageShape> input, boolean channelsFirst) {
    private static final String ATTRIBUTE = "model_config";

    static KerasConfiguration of(Hdf5Group root, String location) {
      Optional<JsonNode> json =
          root.strings(ATTRIBUTE)
              .filter(strings -> strings.size() == 1)
              .map(strings -> ForeignJson.parse(strings.get(0), ATTRIBUTE, location));
      boolean channelsFirst =
          json.map(config -> config.findValuesAsText("data_format").contains("channels_first"))
              .orElse(false);
      return new KerasConfiguration(
          json.flatMap(config -> input(config, channelsFirst)), channelsFirst);
    }

    /** Keras 2 calls it {@code batch_input_shape}, Keras 3 {@code batch_shape}. */
    private static Optional<ImageShape> input(JsonNode config, boolean channelsFirst) {
      JsonNode older = config.findPath("batch_input_shape");
      JsonNode shape = older.isMissingNode() ? config.findPath("batch_shape") : older;
      int first = channelsFirst ? 2 : 1;
      return ForeignJson.imageShape(
          shape.path(first), shape.path(first + 1), shape.path(channelsFirst ? 1 : first + 2));
    }
  }
}

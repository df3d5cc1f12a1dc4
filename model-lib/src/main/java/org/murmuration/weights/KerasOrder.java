package org.murmuration.weights;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.murmuration.refusal.Refusal;

/**
 * The order of axes in a file of Keras's, from what the file says and from the shapes of its
 * kernels.
 *
 * <p>Theano computes convolutions, others correlations: so kernels that it learnt are turned
 * (keras/engine/saving.py of 2.3, {@code _need_convert_kernel}). Keras 1 keeps kernels of
 * channels-first networks as {@code [out, in, h, w]}, Keras 2 all as {@code [h, w, in, out]}
 * (there, {@code preprocess_weights_for_loading}). Flatten gives channels last where it says
 * channels first (keras/layers/core.py).
 */
final class KerasOrder {
  private static final String THEANO = "theano";

  /** Those that are known to correlate. */
  private static final Set<String> OTHERS = Set.of("tensorflow", "cntk", "jax", "torch", "numpy");

  private static final String FIRST = "channels_first";
  private static final String LAST = "channels_last";

  /** The sides of the largest windows of published networks. */
  private static final int MAX_WINDOW = 11;

  /** How published files say in their names whose kernels they have. */
  private static final Pattern NAMED =
      Pattern.compile(".*[_.-](th|tf)[_-]kernels[^/]*$", Pattern.CASE_INSENSITIVE);

  private final KerasAttributes attributes;
  private final List<ForeignArray> kernels;
  private final boolean dense;
  private final String location;
  private final List<String> readings = new ArrayList<>();
  private final AxisOrder order;

  /**
   * @throws Refusal if the file says two things, or neither it nor its shapes say enough
   */
  KerasOrder(KerasAttributes attributes, List<ForeignArray> arrays, String location) {
    this.attributes = attributes;
    this.location = location;
    this.kernels =
        arrays.stream()
            .filter(array -> array.role().equals(".weight") && array.shape().size() == 4)
            .toList();
    this.dense =
        arrays.stream()
            .anyMatch(array -> array.role().equals(".weight") && array.shape().size() == 2);
    Optional<String> format = only(formats(), "data_format");
    boolean outputsLast = outputsLast(format);
    boolean turned = turned(outputsLast);
    this.order = new AxisOrder(outputsLast, true, channelsFirst(format, outputsLast), turned);
  }

  AxisOrder order() {
    return order;
  }

  List<String> readings() {
    return List.copyOf(readings);
  }

  private Optional<String> only(Set<String> values, String what) {
    if (values.size() > 1) {
      throw unknown("it names more than one %s, %s".formatted(what, values));
    }
    return values.stream().findFirst();
  }

  private Refusal unknown(String why) {
    return Refusal.input(
        "Cannot import %s: the order of its axes is unknown, as %s (load it in Keras on TensorFlow and save the whole model anew)"
            .formatted(location, why));
  }

  /** Of all layers but Flatten, in Keras 2's words. */
  private Set<String> formats() {
    Set<String> formats = new TreeSet<>();
    attributes.values("data_format", false).forEach(formats::add);
    attributes.values("dim_ordering", false).stream()
        .filter(ordering -> !ordering.equals("default"))
        .map(ordering -> ordering.equals("th") ? FIRST : ordering.equals("tf") ? LAST : ordering)
        .forEach(formats::add);
    formats.remove("null");
    formats.stream()
        .filter(format -> !format.equals(FIRST) && !format.equals(LAST))
        .forEach(
            format -> {
              throw unknown("its data_format is '%s'".formatted(format));
            });
    return formats;
  }

  private boolean outputsLast(Optional<String> format) {
    boolean last = kernels.stream().allMatch(kernel -> isWindow(kernel, 0));
    boolean first = kernels.stream().allMatch(kernel -> isWindow(kernel, 2));
    if (kernels.isEmpty() || attributes.isLaterThanKeras1() || !first) {
      return true;
    }
    if (last) {
      throw unknown("its kernels, such as %s, could be read either way".formatted(kernels.get(0)));
    }
    if (format.equals(Optional.of(LAST))) {
      throw unknown("%s is not that of the %s it names".formatted(kernels.get(0), LAST));
    }
    return false;
  }

  /** Whether two axes, from that one on, are as the sides of a window. */
  private static boolean isWindow(ForeignArray kernel, int axis) {
    long side = kernel.shape().get(axis);
    return side == kernel.shape().get(axis + 1) && side <= MAX_WINDOW;
  }

  private boolean turned(boolean outputsLast) {
    Set<String> backends = new LinkedHashSet<>();
    attributes.backends().forEach(name -> backends.add(name.toLowerCase(Locale.ROOT)));
    Optional<String> backend = only(backends, "backend");
    if (backend.isEmpty()) {
      return supposedTurned(outputsLast);
    }
    if (!backend.get().equals(THEANO) && !OTHERS.contains(backend.get())) {
      throw unknown("its backend is '%s'".formatted(backend.get()));
    }
    if (backend.get().equals(THEANO)) {
      readings.add("kernels of Theano, turned by 180 degrees");
    }
    return backend.get().equals(THEANO);
  }

  /** As published: outputs first were Theano's, outputs last TensorFlow's. */
  private boolean supposedTurned(boolean outputsLast) {
    var named = NAMED.matcher(location);
    if (!kernels.isEmpty()
        && named.matches()
        && named.group(1).equalsIgnoreCase("th") == outputsLast) {
      throw unknown(
          "its name says %s kernels, its kernels %s are as %s has them and it names no backend"
              .formatted(named.group(1), kernels.get(0), outputsLast ? "TensorFlow" : "Theano"));
    }
    if (!outputsLast) {
      readings.add(
          "kernels supposed to be Theano's, turned by 180 degrees, as it names no backend");
    } else if (attributes.isKeras1()) {
      readings.add("kernels supposed to be TensorFlow's, as it names no backend");
    }
    return !outputsLast;
  }

  private boolean channelsFirst(Optional<String> format, boolean outputsLast) {
    if (format.isEmpty() && outputsLast && dense && isTheanos()) {
      readings.add(
          "rows of the first dense layer supposed to be in the order height, width, channel, as it names no data_format and this is Keras 2's default");
    }
    boolean first = format.map(FIRST::equals).orElse(!outputsLast);
    boolean flattensLast = attributes.values("data_format", true).contains(FIRST);
    if (first && flattensLast) {
      readings.add("rows of the first dense layer in the order that its Flatten gives");
    }
    return first && !flattensLast;
  }

  /** Networks on TensorFlow are channels last; those on Theano were often not. */
  private boolean isTheanos() {
    return attributes.backends().stream().anyMatch(THEANO::equalsIgnoreCase);
  }
}

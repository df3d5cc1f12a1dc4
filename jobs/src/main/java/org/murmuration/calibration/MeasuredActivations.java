package org.murmuration.calibration;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.murmuration.engine.ActivationSizes;
import org.murmuration.engine.Calibration;
import org.murmuration.imagepass.ImageOutcome;

/**
 * How large activations are on some images.
 *
 * @param uris of the images
 */
record MeasuredActivations(ActivationSizes sizes, List<String> uris) implements Serializable {
  static MeasuredActivations none(List<String> layers) {
    return new MeasuredActivations(new ActivationSizes(layers), List.of());
  }

  MeasuredActivations plus(MeasuredActivations others) {
    sizes.add(others.sizes);
    return new MeasuredActivations(
        sizes, Stream.concat(uris.stream(), others.uris.stream()).sorted().toList());
  }

  Calibration calibration() {
    return sizes.calibration(uris);
  }

  /**
   * Runs on executors: measures the images of a partition, and passes over those without pixels.
   */
  record Measuring(List<String> layers)
      implements FlatMapFunction<Iterator<ImageOutcome>, MeasuredActivations> {
    @Override
    public Iterator<MeasuredActivations> call(Iterator<ImageOutcome> outcomes) {
      ActivationSizes sizes = new ActivationSizes(layers);
      List<String> uris = new ArrayList<>();
      while (outcomes.hasNext()) {
        if (outcomes.next() instanceof ImageOutcome.Used image) {
          sizes.add(image.outputs());
          uris.add(image.file().uri());
        }
      }
      return List.of(new MeasuredActivations(sizes, uris)).iterator();
    }
  }
}

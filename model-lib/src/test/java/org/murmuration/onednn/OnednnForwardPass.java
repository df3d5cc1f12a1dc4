package org.murmuration.onednn;

import java.util.List;
import java.util.Optional;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.benchmark.Comparison;
import org.murmuration.benchmark.ForwardPass;
import org.murmuration.benchmark.Worker;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.Calibration;
import org.murmuration.engine.ImageBatch;
import org.murmuration.engine.Precision;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;

/** The network as oneDNN runs it, in one of the precisions. */
public final class OnednnForwardPass implements ForwardPass {
  /** Drawn, to calibrate on: for the speed it does not matter which. */
  private static final int CALIBRATED = 4;

  private final OnednnPass pass;

  private OnednnForwardPass(OnednnPass pass) {
    this.pass = pass;
  }

  /**
   * @param arguments tasks, threads of each (for the environment's sake), a {@link Precision}
   */
  public static void main(String[] arguments) throws Exception {
    Precision precision = Precision.valueOf(arguments[2]);
    GraphPlan plan = GraphPlan.of(Comparison.ARCHITECTURE, Comparison.CUT);
    FrozenLayers layers = FrozenLayers.of(CutPlans.of(plan));
    OnednnPass pass;
    try (Parameters parameters = Parameters.allocate(plan.slots())) {
      try (PretrainedNetwork network = Comparison.network()) {
        parameters.copyFrom(network.parameters());
      }
      pass =
          OnednnPass.of(layers, parameters, precision, calibration(layers, parameters, precision));
    }
    Worker.serve(new OnednnForwardPass(pass), Integer.parseInt(arguments[0]));
  }

  private static Optional<Calibration> calibration(
      FrozenLayers layers, Parameters parameters, Precision precision) {
    if (precision != Precision.INT8) {
      return Optional.empty();
    }
    try (ImageBatch images = SmallNetworks.images(Comparison.ARCHITECTURE.input(), CALIBRATED, 2)) {
      return Optional.of(TestInt8.calibration(layers, parameters, images));
    }
  }

  @Override
  public List<String> kernels() {
    return pass.facts().kernels();
  }

  @Override
  public Batch batch(float[][] images) {
    ImageBatch batch = new ImageBatch(pass.input(), images.length);
    for (float[] image : images) {
      batch.add(image);
    }
    return new OnednnBatch(pass, batch);
  }

  private record OnednnBatch(OnednnPass pass, ImageBatch images) implements Batch {
    @Override
    public float[][] run() {
      return pass.run(images);
    }

    @Override
    public void close() {
      images.close();
    }
  }
}

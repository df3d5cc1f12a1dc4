package org.murmuration.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.TailPlan;
import org.murmuration.image.ImageShape;

/** Turns a {@link TailPlan} into the configuration of a DL4J graph, NHWC throughout. */
public final class TailAssembly {
  private TailAssembly() {}

  /** A graph that only computes. */
  static ComputationGraphConfiguration computing(TailPlan tail) {
    return assemble(tail, new NeuralNetConfiguration.Builder(), new Learning() {});
  }

  /** A graph that learns. */
  public static ComputationGraphConfiguration learning(TailPlan tail, TailTraining training) {
    return assemble(tail, settings(training), new TailLearning(tail, training));
  }

  private static NeuralNetConfiguration.Builder settings(TailTraining training) {
    NeuralNetConfiguration.Builder builder = new NeuralNetConfiguration.Builder();
    if (training.l2() > 0) {
      builder.regularization(List.of(new UnscoredL2(training.l2())));
    }
    if (training.clip() > 0) {
      builder
          .gradientNormalization(GradientNormalization.ClipL2PerLayer)
          .gradientNormalizationThreshold(training.clip());
    }
    return builder;
  }

  private static ComputationGraphConfiguration assemble(
      TailPlan tail, NeuralNetConfiguration.Builder settings, Learning learning) {
    ImageShape in = tail.input();
    ComputationGraphConfiguration.GraphBuilder graph =
        settings
            .graphBuilder()
            .addInputs(LayerVertices.INPUT)
            .setInputTypes(
                InputType.convolutional(in.height(), in.width(), in.channels(), CNN2DFormat.NHWC));
    LayerVertices vertices = new LayerVertices(CutPlans.of(tail.classifier()), graph, learning);
    tail.layers().forEach(vertices::add);
    vertices.addHead(tail.hidden(), tail.labels(), embedding(tail, vertices));
    return vertices.build(GraphPlan.HEAD);
  }

  /** The vertex that the head reads. */
  private static String embedding(TailPlan tail, LayerVertices vertices) {
    String last = vertices.vertexOf(tail.classifier().last().name());
    if (!tail.averages()) {
      return last;
    }
    vertices.addAverage(GraphPlan.EMBEDDING, last);
    return GraphPlan.EMBEDDING;
  }
}

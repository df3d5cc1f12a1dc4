package org.murmuration.dl4j;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.TailPlan;
import org.murmuration.image.ImageShape;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;

/** Turns a {@link TailPlan} into the configuration of a DL4J graph, NHWC throughout. */
public final class TailAssembly {
  private static final String INPUT = "input";

  private final TailPlan tail;
  private final Optional<TailTraining> training;
  private final Set<String> names;
  private final GraphBuilder graph;

  /** Whether a layer that learns is among those added so far: below it nothing has a gradient. */
  private boolean learning;

  private TailAssembly(TailPlan tail, Optional<TailTraining> training) {
    this.tail = tail;
    this.training = training;
    this.names = tail.layers().stream().map(Layer::name).collect(Collectors.toSet());
    this.graph = start();
  }

  /** A graph that only computes. */
  static ComputationGraphConfiguration computing(TailPlan tail) {
    return new TailAssembly(tail, Optional.empty()).assemble();
  }

  /** A graph that learns. */
  public static ComputationGraphConfiguration learning(TailPlan tail, TailTraining training) {
    return new TailAssembly(tail, Optional.of(training)).assemble();
  }

  private GraphBuilder start() {
    ImageShape in = tail.input();
    NeuralNetConfiguration.Builder builder = new NeuralNetConfiguration.Builder();
    training.ifPresent(settings -> apply(settings, builder));
    return builder
        .graphBuilder()
        .addInputs(INPUT)
        .setInputTypes(
            InputType.convolutional(in.height(), in.width(), in.channels(), CNN2DFormat.NHWC));
  }

  private static void apply(TailTraining settings, NeuralNetConfiguration.Builder builder) {
    if (settings.l2() > 0) {
      builder.regularization(List.of(new UnscoredL2(settings.l2())));
    }
    if (settings.clip() > 0) {
      builder
          .gradientNormalization(GradientNormalization.ClipL2PerLayer)
          .gradientNormalizationThreshold(settings.clip());
    }
  }

  private ComputationGraphConfiguration assemble() {
    tail.layers().forEach(this::add);
    String last = vertexOf(tail.classifier().last().name());
    if (tail.averages()) {
      addLayer(GraphPlan.EMBEDDING, new GlobalPoolingLayer(PoolingType.AVG), last);
      last = GraphPlan.EMBEDDING;
    }
    learning = true;
    addHead(last);
    return graph.setOutputs(GraphPlan.HEAD).build();
  }

  /** Its first layer reads what the published network drops values of. */
  private void addHead(String embedding) {
    String last = embedding;
    boolean drops = tail.classifier().dropsInputOfHead();
    for (int i = 0; i < tail.hidden().count(); i++) {
      DenseLayer.Builder dense =
          LayerConfigurations.dense(tail.hidden().units().get(i), Activation.RELU);
      learn(GraphPlan.hidden(i), dense, drops && i == 0);
      addLayer(GraphPlan.hidden(i), DenseOpLayer.of(dense), last);
      last = GraphPlan.hidden(i);
    }
    OutputLayer.Builder head = LayerConfigurations.softmax(tail.labels());
    learn(GraphPlan.HEAD, head, drops && tail.hidden().isEmpty());
    addLayer(GraphPlan.HEAD, head.build(), last);
  }

  private void add(Layer layer) {
    learning |= training.isEmpty() || training.get().learns(layer.name());
    switch (layer.kind()) {
      case CONVOLUTION -> addLayer(layer, Conv2dOpLayer.of(convolution(layer)));
      case DENSE -> addLayer(layer, dense(layer));
      case MAX_POOL -> addLayer(layer, LayerConfigurations.maxPool(layer));
      case AVERAGE_POOL -> addLayer(layer, new GlobalPoolingLayer(PoolingType.AVG));
      case SOFTMAX -> addLayer(layer, new ActivationLayer(Activation.SOFTMAX));
      case CONCATENATE -> addMerge(layer);
      case INPUT, RELU, DROPOUT, FLATTEN -> {
        // The input is declared, a ReLU runs in the layer before it, dropout in the layer after it,
        // and DL4J flattens by itself where a dense layer follows.
      }
    }
  }

  private void addLayer(Layer layer, org.deeplearning4j.nn.conf.layers.Layer configuration) {
    addLayer(layer.name(), configuration, inputs(layer));
  }

  private void addLayer(
      String name, org.deeplearning4j.nn.conf.layers.Layer configuration, String... inputs) {
    graph.addLayer(name, learning ? configuration : new FrozenLayer(configuration), inputs);
  }

  private void addMerge(Layer layer) {
    ChannelMergeVertex merge = new ChannelMergeVertex();
    graph.addVertex(layer.name(), learning ? merge : new FrozenVertex(merge), inputs(layer));
  }

  private String[] inputs(Layer layer) {
    return layer.inputs().stream().map(this::vertexOf).toArray(String[]::new);
  }

  /** The vertex that gives a layer's output, which is the input if the front has that layer. */
  private String vertexOf(String layer) {
    String vertex = tail.classifier().vertexOf(layer);
    return names.contains(vertex) ? vertex : INPUT;
  }

  private ConvolutionLayer.Builder convolution(Layer layer) {
    ConvolutionLayer.Builder builder = LayerConfigurations.convolution(layer, activation(layer));
    learn(layer.name(), builder, tail.classifier().dropsInputOf(layer));
    return builder;
  }

  private DenseOpLayer dense(Layer layer) {
    DenseLayer.Builder builder = LayerConfigurations.dense(layer.units(), activation(layer));
    learn(layer.name(), builder, tail.classifier().dropsInputOf(layer));
    return DenseOpLayer.of(builder);
  }

  private Activation activation(Layer layer) {
    return tail.classifier().hasRelu(layer) ? Activation.RELU : Activation.IDENTITY;
  }

  private void learn(String layer, BaseLayer.Builder<?> builder, boolean drops) {
    if (!learning || training.isEmpty()) {
      return;
    }
    IUpdater updater = training.get().updaters().get(layer);
    if (updater == null) {
      throw new IllegalArgumentException(
          "Cannot keep %s as it is: an earlier layer learns".formatted(layer));
    }
    builder.updater(updater);
    if (drops && training.get().dropout() > 0) {
      builder.dropOut(
          new SeededDropout(training.get().dropout(), training.get().seed() + layer.hashCode()));
    }
  }
}

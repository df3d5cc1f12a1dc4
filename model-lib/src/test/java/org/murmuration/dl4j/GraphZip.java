package org.murmuration.dl4j;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.GraphPlan;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerShape;
import org.murmuration.architecture.LayerShapes;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.architecture.Pooling;
import org.murmuration.image.ImageShape;
import org.murmuration.network.PretrainedNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A network as DL4J's own {@code ModelSerializer} saves it. */
public final class GraphZip {
  private GraphZip() {}

  /** As our graph: NHWC, with Keras's names. */
  public static byte[] ours(PretrainedNetwork network) throws IOException {
    CutPoint last = new CutPoint("predictions_softmax", Pooling.FLATTEN);
    return zip(
        graph(GraphAssembly.prefix(GraphPlan.of(network.architecture(), last)), network), false);
  }

  /** As DL4J's zoo: NCHW, layers named 0 to 20 in VGG16. */
  public static byte[] zoo(PretrainedNetwork network) throws IOException {
    return zip(zooGraph(network), false);
  }

  /** As a zoo's network that was trained: with the state of its optimizer. */
  public static byte[] trained(PretrainedNetwork network) throws IOException {
    return zip(zooGraph(network), true);
  }

  /** The zoo's graph with the network's weights, its first dense layer's permuted for NCHW. */
  public static ComputationGraph zooGraph(PretrainedNetwork network) {
    ComputationGraph graph = graph(zooConfiguration(network.architecture()), network);
    LayerShape image = LayerShapes.of(network.architecture()).get("block5_pool");
    ParameterSlot fc1 = network.parameters().slots().find("fc1.weight");
    float[] ours = new float[(int) fc1.elements()];
    network.parameters().memory(fc1).get(ours);
    INDArray theirs = graph.getLayer(flattening(graph)).getParam("W");
    int pixels = image.height() * image.width();
    for (int i = 0; i < ours.length; i++) {
      int row = i / image.elements();
      int pixel = i % image.elements() / image.channels();
      int channel = i % image.channels();
      theirs.putScalar(channel * pixels + pixel, row, ours[i]);
    }
    return graph;
  }

  private static String flattening(ComputationGraph graph) {
    return graph.getConfiguration().getTopologicalOrderStr().stream()
        .filter(name -> graph.getLayer(name) != null)
        .filter(name -> graph.getLayer(name).conf().getLayer() instanceof DenseLayer)
        .findFirst()
        .orElseThrow();
  }

  private static ComputationGraph graph(
      ComputationGraphConfiguration configuration, PretrainedNetwork network) {
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init(network.parameters().vector().dup(), false);
    return graph;
  }

  private static byte[] zip(ComputationGraph graph, boolean updater) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ModelSerializer.writeModel(graph, zip, updater);
    return zip.toByteArray();
  }

  private static ComputationGraphConfiguration zooConfiguration(Architecture architecture) {
    ImageShape in = architecture.input();
    ComputationGraphConfiguration.GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .updater(new org.nd4j.linalg.learning.config.Nesterovs())
            .graphBuilder()
            .addInputs("in")
            .setInputTypes(InputType.convolutional(in.height(), in.width(), in.channels()));
    List<org.deeplearning4j.nn.conf.layers.Layer> layers = new ArrayList<>();
    for (Layer layer : architecture.layers()) {
      switch (layer.kind()) {
        case CONVOLUTION -> layers.add(convolution(layer));
        case MAX_POOL -> layers.add(pool());
        case DENSE -> layers.add(dense(layer, layer.name().equals("predictions")));
        default -> {
          // A part of the others.
        }
      }
    }
    for (int i = 0; i < layers.size(); i++) {
      graph.addLayer(Integer.toString(i), layers.get(i), i == 0 ? "in" : Integer.toString(i - 1));
    }
    return graph.setOutputs(Integer.toString(layers.size() - 1)).build();
  }

  private static ConvolutionLayer convolution(Layer layer) {
    return new ConvolutionLayer.Builder(3, 3)
        .stride(1, 1)
        .padding(1, 1)
        .nOut(layer.units())
        .activation(Activation.RELU)
        .build();
  }

  private static SubsamplingLayer pool() {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
        .kernelSize(2, 2)
        .stride(2, 2)
        .build();
  }

  private static org.deeplearning4j.nn.conf.layers.Layer dense(Layer layer, boolean last) {
    return last
        ? new OutputLayer.Builder(LossFunction.NEGATIVELOGLIKELIHOOD)
            .nOut(layer.units())
            .activation(Activation.SOFTMAX)
            .build()
        : new DenseLayer.Builder()
            .nOut(layer.units())
            .activation(Activation.RELU)
            .dropOut(0.5)
            .build();
  }
}

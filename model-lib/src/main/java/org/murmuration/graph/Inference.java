package org.murmuration.graph;

import static java.util.Map.entry;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.murmuration.refusal.Refusal;

/** What can be known of all tensors of a graph from its nodes alone. What cannot stays unknown. */
final class Inference {
  private static final Map<String, ShapeRule> RULES =
      Stream.of(
              same(
                  "Relu LeakyRelu Sigmoid Tanh Erf Exp Log Sqrt Clip HardSigmoid HardSwish Elu Selu",
                  "Celu Gelu Mish Softplus Softsign Neg Abs Reciprocal Floor Ceil Round Sin Cos",
                  "Dropout Softmax LogSoftmax BatchNormalization InstanceNormalization LRN Not Swish",
                  "LayerNormalization GroupNormalization LpNormalization ThresholdedRelu Shrink",
                  "MeanVarianceNormalization RMSNormalization SimplifiedLayerNormalization",
                  "SkipLayerNormalization SkipSimplifiedLayerNormalization QuickGelu FastGelu",
                  "BiasGelu"),
              together("Max Min Mean Sum Pow PRelu Mod And Or Xor"),
              of(ElementRules::comparison, "Less LessOrEqual Greater GreaterOrEqual"),
              of(ElementRules::beside, "ArgMax ArgMin NonZero Size"),
              of(
                  AxisRules::reduce,
                  "ReduceMean ReduceSum ReduceMax ReduceMin ReduceProd ReduceL1 ReduceL2",
                  "ReduceSumSquare ReduceLogSum ReduceLogSumExp"),
              of(WindowRules::pool, "MaxPool AveragePool LpPool"),
              of(WindowRules::globalPool, "GlobalAveragePool GlobalMaxPool GlobalLpPool"),
              Map.<String, ShapeRule>ofEntries(
                  entry("Identity", ElementRules::identity),
                  entry("Cast", ElementRules::cast),
                  entry("Equal", ElementRules::equality),
                  entry("Where", ElementRules::where),
                  entry("Add", ElementRules.arithmetic(Extent::plus)),
                  entry("Sub", ElementRules.arithmetic(Extent::minus)),
                  entry("Mul", ElementRules.arithmetic(Extent::times)),
                  entry("Div", ElementRules.arithmetic(Extent::over)),
                  entry("Conv", WindowRules::convolution),
                  entry("FusedConv", WindowRules::convolution),
                  entry("DepthToSpace", WindowRules::depthToSpace),
                  entry("SpaceToDepth", WindowRules::spaceToDepth),
                  entry("Pad", WindowRules::pad),
                  entry("Gemm", AxisRules::gemm),
                  entry("MatMul", AxisRules::matMul),
                  entry("Transpose", AxisRules::transpose),
                  entry("Flatten", AxisRules::flatten),
                  entry("Reshape", AxisRules::reshape),
                  entry("Squeeze", AxisRules::squeeze),
                  entry("Unsqueeze", AxisRules::unsqueeze),
                  entry("Shape", PartRules::shape),
                  entry("Constant", PartRules::constant),
                  entry("ConstantOfShape", PartRules::constantOfShape),
                  entry("Expand", PartRules::expand),
                  entry("Tile", PartRules::tile),
                  entry("Gather", PartRules::gather),
                  entry("Concat", PartRules::concat),
                  entry("Slice", PartRules::slice),
                  entry("Split", PartRules::split)))
          .flatMap(rules -> rules.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final Map<String, Known> known = new HashMap<>();
  private final long opset;

  private Inference(long opset) {
    this.opset = opset;
  }

  private static Map<String, ShapeRule> same(String... operators) {
    return of(ElementRules::same, operators);
  }

  private static Map<String, ShapeRule> together(String... operators) {
    return of(ElementRules::together, operators);
  }

  private static Map<String, ShapeRule> of(ShapeRule rule, String... operators) {
    return Arrays.stream(String.join(" ", operators).split(" "))
        .collect(Collectors.toMap(operator -> operator, operator -> rule));
  }

  /** Of all tensors, by name. A batch that is not fixed is carried through as such. */
  static Map<String, Known> of(ModelProto model, GraphInput input) {
    Inference inference = new Inference(GraphCheck.opset(model));
    inference.addConstants(model.getGraph());
    inference.known.put(input.name(), known(input));
    model.getGraph().getNodeList().forEach(inference::add);
    return inference.known;
  }

  private static Known known(GraphInput input) {
    Extent[] sizes = new Extent[4];
    sizes[0] = input.fixedBatch() ? Extent.ONE : Extent.BATCH;
    sizes[input.layout().channelAxis()] = Extent.of(3);
    sizes[input.layout().heightAxis()] = side(input.height());
    sizes[input.layout().widthAxis()] = side(input.width());
    return Known.of(ElementType.FLOAT, List.of(sizes), input.layout().channelAxis()).ofImages(true);
  }

  private static Extent side(int pixels) {
    return pixels == 0 ? Extent.UNKNOWN : Extent.of(pixels);
  }

  private void addConstants(GraphProto graph) {
    graph
        .getInitializerList()
        .forEach(tensor -> known.put(tensor.getName(), PartRules.constant(tensor)));
    GraphNames.constants(graph).forEach(name -> known.putIfAbsent(name, Known.NOTHING));
  }

  private void add(NodeProto node) {
    List<Known> inputs =
        node.getInputList().stream().map(name -> known.getOrDefault(name, Known.NOTHING)).toList();
    boolean ofImages =
        !isShape(node)
            && GraphNames.readBy(node).stream()
                .anyMatch(name -> known.getOrDefault(name, Known.NOTHING).ofImages());
    List<Known> outputs = outputs(new Step(node, inputs, opset));
    for (int i = 0; i < node.getOutputCount(); i++) {
      Known output =
          outputs.isEmpty() ? Known.NOTHING : outputs.get(Math.min(i, outputs.size() - 1));
      known.put(node.getOutput(i), output.ofImages(ofImages));
    }
  }

  private static boolean isShape(NodeProto node) {
    return node.getOpType().equals("Shape") || node.getOpType().equals("Size");
  }

  /** A node that breaks its operator's rules is for the engine to refuse. */
  private static List<Known> outputs(Step step) {
    try {
      ShapeRule rule = RULES.get(step.node().getOpType());
      return rule == null ? unknown(step) : rule.of(step);
    } catch (ArithmeticException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NoSuchElementException
        | Refusal e) {
      return unknown(step);
    }
  }

  private static List<Known> unknown(Step step) {
    List<Known> outputs = new ArrayList<>();
    outputs.add(new Known(step.input(0).type(), Optional.empty(), -1, Optional.empty(), false));
    return outputs;
  }
}

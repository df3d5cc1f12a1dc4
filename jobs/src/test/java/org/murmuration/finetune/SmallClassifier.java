package org.murmuration.finetune;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.TailPlan;
import org.murmuration.image.ImageShape;
import org.murmuration.label.LabelSet;
import org.murmuration.network.Classifier;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.TrainedHead;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.store.Folder;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.HeadInput;
import org.murmuration.store.LearntFrom;
import org.murmuration.store.NetworkConfig;
import org.murmuration.store.Source;
import org.murmuration.store.SplitNote;

/** A VGG11 with a handful of channels, cut at fc2, that tells two labels apart. */
final class SmallClassifier {
  private static final CutPoint CUT = CutPoint.at("fc2");
  private static final int WIDTH = 8;
  private static final List<String> LABELS = List.of("crow", "wren");

  private SmallClassifier() {}

  static Architecture architecture() {
    return Architecture.named("vgg11")
        .withInput(new ImageShape(32, 32, 3))
        .withWidths(List.of(4, 4, 6, 6, 8, 8, WIDTH));
  }

  static TailPlan tail(String from) {
    return TailPlan.of(architecture(), CUT, LABELS.size(), from);
  }

  static ClassifierConfig config() {
    NetworkConfig network =
        new NetworkConfig(1, architecture(), "caffe", List.of(), Source.random(1), "weights");
    HeadConfig head =
        HeadConfig.learnt(
            LABELS,
            new HeadInput(network.fingerprint(), CUT.layer(), "average", WIDTH, "caffe", "common"),
            HiddenLayers.NONE,
            new LearntFrom("rows", SplitNote.byContent(1, 0.1, 0.2), List.of("train"), "label"),
            Map.of("epochs", "3"));
    return new ClassifierConfig(network, head);
  }

  /** With random weights and that head's configuration. */
  static void write(HeadConfig head, Folder folder) throws IOException {
    float[] weights = new float[LABELS.size() * WIDTH];
    TrainedHead zeros =
        new TrainedHead(LabelSet.inOrder(LABELS), weights, new float[LABELS.size()]);
    try (PretrainedNetwork network = PretrainedNetwork.random(architecture(), 3);
        FrozenPrefix prefix = network.endAt(CUT);
        Classifier classifier = prefix.then(zeros)) {
      ClassifierArchive.write(classifier, new ClassifierConfig(config().network(), head), folder);
    }
  }
}

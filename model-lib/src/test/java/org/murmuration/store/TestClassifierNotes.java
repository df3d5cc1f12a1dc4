package org.murmuration.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.network.Classifier;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.network.TrainedHead;

final class TestClassifierNotes {
  private static final Architecture ARCHITECTURE = SmallNetworks.vgg11();

  @Test
  void sayWhatHappenedToTheImagesThatItLearntFrom() throws IOException {
    InMemoryFolder folder = new InMemoryFolder();
    Source source = Source.file("hdfs:/w.safetensors", "torchvision safetensors", "abc");
    NetworkConfig network = NetworkConfig.of(ARCHITECTURE, "torchvision", source, "sum");
    TrainedHead head = SmallNetworks.head(9, 5);
    String learnt = "torchvision/pad32x64/over#336699";
    HeadConfig plain = TestHeadArchive.config("fc2", 9);
    HeadConfig headConfig = plain.with(plain.input().withPreprocessing(learnt), plain.learntFrom());
    try (PretrainedNetwork weights = PretrainedNetwork.random(ARCHITECTURE, 7);
        FrozenPrefix prefix = weights.endAt(CutPoint.at("fc2"));
        Classifier classifier = prefix.then(head)) {
      ClassifierArchive.write(classifier, new ClassifierConfig(network, headConfig), folder);
    }
    assertThat(ClassifierNotes.of(ClassifierArchive.open(folder), head))
        .containsEntry("preprocessing", learnt);
  }

  @Test
  void sayWhatItIsAndWhereItComesFrom() throws IOException {
    InMemoryFolder folder = new InMemoryFolder();
    Source source = Source.file("hdfs:/w.safetensors", "torchvision safetensors", "abc");
    NetworkConfig network = NetworkConfig.of(ARCHITECTURE, "torchvision", source, "sum");
    TrainedHead head = SmallNetworks.head(9, 5);
    HeadConfig headConfig = TestHeadArchive.config("fc2", 9);
    try (PretrainedNetwork weights = PretrainedNetwork.random(ARCHITECTURE, 7);
        FrozenPrefix prefix = weights.endAt(CutPoint.at("fc2"));
        Classifier classifier = prefix.then(head)) {
      ClassifierArchive.write(classifier, new ClassifierConfig(network, headConfig), folder);
    }
    Map<String, String> notes = ClassifierNotes.of(ClassifierArchive.open(folder), head);
    assertThat(notes)
        .containsEntry("labels", "[\"wren\",\"crow\",\"gull\"]")
        .containsEntry("architecture", "vgg11")
        .containsEntry("input_shape", "32x64x3")
        .containsEntry("preset", "torchvision")
        .containsEntry("preprocessing", "torchvision/subsample4/resize37x73/crop32x64")
        .containsEntry("cut", "fc2")
        .containsEntry("pooling", "average")
        .containsEntry("weights_source", "hdfs:/w.safetensors")
        .containsEntry("weights_licence", "not stated in the file; ask whoever published it")
        .containsEntry("network_fingerprint", network.fingerprint())
        .containsEntry("classifier_sha256", Sha256.of(folder.bytes("model.safetensors")));

    InMemoryFolder headFolder = new InMemoryFolder();
    new HeadArchive(headConfig, head).write(headFolder);
    assertThat(notes)
        .containsEntry("head_fingerprint", Sha256.of(headFolder.bytes("head.safetensors")));
  }
}

package org.murmuration.assemble;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.murmuration.architecture.CutPoint;
import org.murmuration.engine.FrozenPass;
import org.murmuration.graph.GraphBackbone;
import org.murmuration.graph.GraphModel;
import org.murmuration.graph.JoinedGraph;
import org.murmuration.network.OnnxNetwork;
import org.murmuration.storage.NewFolder;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.store.ClassifierNotes;
import org.murmuration.store.HeadArchive;
import org.murmuration.store.NetworkArchive;

/** Joins a head to a network that came as ONNX: one graph, which says of itself what it is. */
record OnnxAssembly(NetworkArchive network, HeadArchive head, ClassifierConfig config) {
  /**
   * @return the largest difference of a probability
   */
  double write(NewFolder output) throws IOException {
    GraphModel model = network.graph();
    CutPoint cut = head.config().cutPoint();
    JoinedGraph joined =
        OnnxNetwork.join(graph(), model, cut, head.head(), ClassifierNotes.of(config, head.head()));
    double difference = difference(model, cut, joined);
    output.write(folder -> ClassifierArchive.write(joined, config, head.seen(), folder));
    return difference;
  }

  private GraphBackbone graph() {
    return network.config().graph().orElseThrow();
  }

  private double difference(GraphModel model, CutPoint cut, JoinedGraph joined) throws IOException {
    byte[] pruned = model.prefix(List.of(cut.layer())).bytes();
    try (FrozenPass prefix =
            OnnxNetwork.prefix(graph(), List.of(cut), new ByteArrayInputStream(pruned));
        FrozenPass classifier =
            OnnxNetwork.whole(graph(), new ByteArrayInputStream(joined.bytes()))) {
      return new Agreement(prefix, head.head(), classifier).check();
    }
  }
}

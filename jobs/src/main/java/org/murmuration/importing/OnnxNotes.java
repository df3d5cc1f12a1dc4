package org.murmuration.importing;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.graph.GraphDescription;
import org.murmuration.graph.GraphPrefix;
import org.murmuration.image.Preset;

/**
 * What a person should know of a network that was read from an ONNX file.
 *
 * @param prefix up to where it is cut unless a user names another
 */
record OnnxNotes(GraphDescription graph, Preset preset, GraphPrefix prefix) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Read as ONNX, opset %d, images %s %s, pixels as %s has them"
            .formatted(graph.opset(), graph.input().layout(), graph.input().shape(), preset.id()));
    lines.add(
        "It is cut at %s unless you name another (--cut); show lists all %d tensors, likely are %s"
            .formatted(
                graph.defaultCut(),
                graph.backbone().cuts().size(),
                String.join(", ", graph.backbone().likely())));
    if (prefix.fixedBatch()) {
      lines.add("It was made for one image at a time, and runs so");
    }
    return lines;
  }
}

package org.murmuration.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.command.JobResult;
import org.murmuration.graph.GraphBackbone;
import org.murmuration.store.Source;

/**
 * A network as people look at it.
 *
 * @param shown what was found
 * @param rows the layers to list
 * @param picture where the picture is, if one was asked for
 */
public record ShowResult(Shown shown, List<NetworkSummary.Row> rows, Optional<String> picture)
    implements JobResult {
  public ShowResult {
    rows = List.copyOf(rows);
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("fingerprint", shown.config().fingerprint());
    facts.put("layers", shown.network().rows().size());
    facts.put("parameters", shown.network().parameters());
    facts.put("gigaflops_an_image", shown.network().total().gigaflops());
    shown
        .cut()
        .ifPresent(
            cut -> {
              facts.put("cut", cut.cut().toString());
              facts.put("embedding_width", cut.width());
              facts.put("kept_parameters", cut.kept().parameters());
            });
    picture.ifPresent(location -> facts.put("picture", location));
    return facts;
  }

  @Override
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add(shown.line());
    shown.config().graph().ifPresent(graph -> addLikely(lines, graph));
    lines.addAll(new LayerTable(shown.network(), shown.leftOut()).lines(rows));
    shown.cut().map(CutWords::new).ifPresent(words -> addCut(lines, words));
    lines.add("Weights: " + weights(shown.config().source()));
    lines.add("Preset: " + shown.config().preset());
    lines.add("Fingerprint: " + shown.config().fingerprint());
    picture.ifPresent(location -> lines.add("Picture: " + location));
    return lines;
  }

  private void addLikely(List<String> lines, GraphBackbone graph) {
    if (!shown.isClassifier()) {
      lines.add(
          "Cuts that are likely (the first unless you name another): "
              + String.join(", ", graph.likely()));
    }
  }

  private void addCut(List<String> lines, CutWords words) {
    lines.add("Cut: at " + words.cut().cut().layer());
    if (shown.isClassifier()) {
      lines.add("Head: %d labels".formatted(shown.labels()));
      lines.add("Split: " + shown.split());
    } else {
      lines.add("Kept: " + words.kept());
      lines.add("Left out (x): " + words.leftOut());
    }
    lines.add("Embedding: " + words.embedding());
  }

  private static String weights(Source source) {
    return source.pretrained()
        ? "%s (%s)".formatted(source.file(), source.layout())
        : "random (seed %d), NOT pre-trained".formatted(source.seed());
  }
}

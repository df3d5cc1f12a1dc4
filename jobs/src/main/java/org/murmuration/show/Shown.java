package org.murmuration.show;

import java.util.Optional;
import java.util.Set;
import org.murmuration.architecture.Backbone;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.CutSummary;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.store.NetworkConfig;

/**
 * What is shown: a network, a network that is cut, or a classifier.
 *
 * @param config of the network, or of the network that a classifier was made from
 * @param title a few words
 * @param network all layers
 * @param cut where the network is cut, or was cut for a classifier
 * @param leftOut names of the layers that the cut leaves out
 * @param labels that a classifier tells apart; 0 for a network
 * @param split how its images were divided; empty for a network
 */
public record Shown(
    NetworkConfig config,
    String title,
    NetworkSummary network,
    Optional<CutSummary> cut,
    Set<String> leftOut,
    int labels,
    String split) {
  static Shown network(NetworkConfig config) {
    Backbone network = config.backbone();
    return new Shown(config, network.id(), network.summary(), Optional.empty(), Set.of(), 0, "");
  }

  /**
   * @throws org.murmuration.refusal.Refusal if the network lacks the cut point
   */
  static Shown network(NetworkConfig config, CutPoint point) {
    CutSummary cut = config.backbone().summary(point);
    String title = config.backbone().id() + " cut at " + point.layer();
    return new Shown(config, title, cut.whole(), Optional.of(cut), cut.leftOut(), 0, "");
  }

  static Shown classifier(ClassifierConfig config) {
    Backbone network = config.network().backbone();
    CutPoint point = config.head().cutPoint();
    int labels = config.head().labels().size();
    return new Shown(
        config.network(),
        "classifier of %d labels: %s cut at %s, and a head"
            .formatted(labels, network.id(), point.layer()),
        network.summary(point, config.head().hidden(), labels),
        Optional.of(network.summary(point)),
        Set.of(),
        labels,
        config.head().split().toString());
  }

  boolean isClassifier() {
    return labels > 0;
  }

  /** The network in a line; of a cut network, the part that remains. */
  String line() {
    return isClassifier() ? network.line() : cut.map(CutSummary::kept).orElse(network).line();
  }
}

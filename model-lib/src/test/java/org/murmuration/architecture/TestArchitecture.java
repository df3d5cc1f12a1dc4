package org.murmuration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;

class TestArchitecture {
  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#all")
  void namesEachLayerOnceAndAfterTheLayersItReads(Family family) {
    Set<String> seen = new HashSet<>();
    for (Layer layer : Architecture.named(family.id()).layers()) {
      assertThat(seen).containsAll(layer.inputs());
      assertThat(seen.add(layer.name())).as(layer.name()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#all")
  void findsItsWidthsInItsLayers(Family family) {
    Architecture small = SmallNetworks.of(family);
    assertThat(
            family.widthsFrom(
                small.layers().stream().collect(Collectors.toMap(Layer::name, Layer::units))))
        .isEqualTo(small.widths());
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#all")
  void givesItsClassesInItsLastTrainedLayer(Family family) {
    Layer last =
        SmallNetworks.of(family).layers().stream()
            .filter(layer -> layer.kind().hasParameters())
            .reduce((first, second) -> second)
            .orElseThrow();
    assertThat(last).isEqualTo(SmallNetworks.of(family).lastTrained());
    assertThat(last.units()).isEqualTo(10);
  }

  @Test
  void refusesAnUnknownFamilyAndListsTheKnownOnes() {
    Refused.settings(() -> Architecture.named("resnet50"))
        .hasMessage(
            "Cannot make a network: unknown architecture 'resnet50' (known: vgg11, vgg13, vgg16, vgg19, squeezenet1_1)");
  }

  @Test
  void refusesAnotherNumberOfWidths() {
    Refused.input(() -> Architecture.vgg16().withWidths(List.of(64, 128)))
        .hasMessage("Cannot make a network: vgg16 has 7 widths, found 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -64})
  void refusesALayerWithoutChannels(int width) {
    List<Integer> widths = List.of(64, width, 256, 512, 512, 4096, 4096);
    Refused.input(() -> Architecture.vgg16().withWidths(widths))
        .hasMessage("Cannot make a network: its widths are %s, each must be at least 1", widths);
  }

  @Test
  void refusesASingleClass() {
    Refused.input(() -> Architecture.vgg16().withClasses(1))
        .hasMessage("Cannot make a network: it needs 2 classes or more, found 1");
  }
}

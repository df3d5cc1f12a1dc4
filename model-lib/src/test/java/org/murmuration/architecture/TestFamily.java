package org.murmuration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.image.ImageShape;

class TestFamily {
  /** One that no jar names until a test does. */
  public record Strange() implements Family {
    @Override
    public String id() {
      return "strange";
    }

    @Override
    public List<Width> widths() {
      return List.of(new Width("conv", 4));
    }

    @Override
    public List<Layer> layers(List<Integer> widths, int classes) {
      return new LayerList()
          .convolution("conv", "conv_relu", widths.get(0), new Window(3, 1, 1))
          .dense("classes", classes)
          .layers();
    }

    @Override
    public CutPoint defaultCut() {
      return CutPoint.at("conv");
    }

    @Override
    public String defaultUnfreezing() {
      return "conv";
    }
  }

  @Test
  void isOneOfThoseThatTheJarNames() {
    assertThat(Family.ids()).contains("vgg11, vgg13, vgg16, vgg19, squeezenet1_1");
  }

  @ParameterizedTest
  @MethodSource("all")
  void isEqualToItselfFoundAnew(Family family) {
    assertThat(Family.named(family.id())).isEqualTo(family).hasSameHashCodeAs(family);
    assertThat(Family.all()).filteredOn(family::equals).hasSize(1);
  }

  private static List<Family> all() {
    return Family.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isItsIdInJson(Family family) throws IOException {
    ObjectMapper json = new ObjectMapper();
    String written = json.writeValueAsString(Map.of("family", family));
    assertThat(written).isEqualTo("{\"family\":\"%s\"}".formatted(family.id()));
    assertThat(json.readValue("\"%s\"".formatted(family.id()), Family.class)).isEqualTo(family);
  }

  @ParameterizedTest
  @CsvSource({
    "vgg11, fc2, block5_conv1",
    "vgg13, fc2, block5_conv1",
    "vgg16, fc2, block5_conv1",
    "vgg19, fc2, block5_conv1",
    "squeezenet1_1, features.12, features.11"
  })
  void isCutAndUnfrozenWhereNobodySaysOtherwise(String id, String cut, String unfreezing) {
    Architecture architecture = Architecture.named(id);
    assertThat(architecture.defaultCut()).isEqualTo(CutPoint.at(cut));
    assertThat(architecture.family().defaultUnfreezing()).isEqualTo(unfreezing);
    assertThat(TailPlan.of(architecture, CutPoint.at(cut), 10, unfreezing).learning())
        .hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasANameOfTorchvisionsForEachLayerWithParameters(Family family) {
    List<Layer> layers = Architecture.named(family.id()).layers();
    assertThat(family.torchvisionNames(layers).values())
        .containsExactlyElementsOf(
            layers.stream()
                .filter(layer -> layer.kind().hasParameters())
                .map(Layer::name)
                .collect(Collectors.toList()));
  }

  @Test
  void isFoundByTheClassLoaderOfTheSession(@TempDir Path jar) throws IOException {
    Path services = jar.resolve("META-INF/services/" + Family.class.getName());
    Files.createDirectories(services.getParent());
    Files.writeString(services, Strange.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader former = thread.getContextClassLoader();
    try (URLClassLoader session = new URLClassLoader(new URL[] {jar.toUri().toURL()}, former)) {
      thread.setContextClassLoader(session);
      assertThat(Architecture.named("strange").input()).isEqualTo(new ImageShape(224, 224, 3));
      assertThat(Family.ids()).contains("vgg11, vgg13, ").endsWith(", strange");
      thread.setContextClassLoader(null);
      assertThat(Family.ids()).doesNotContain("strange").contains("vgg16");
    } finally {
      thread.setContextClassLoader(former);
    }
  }
}

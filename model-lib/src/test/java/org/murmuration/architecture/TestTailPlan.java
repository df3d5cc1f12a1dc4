package org.murmuration.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

class TestTailPlan {
  private static final CutPoint FC2 = CutPoint.at("fc2");

  private static TailPlan vgg16(String from) {
    return TailPlan.of(Architecture.vgg16(), FC2, 10, from);
  }

  @ParameterizedTest
  @CsvSource({
    "block5_conv1, block4_pool, 14x14x512, block5_conv1",
    "block5, block4_pool, 14x14x512, block5_conv1",
    "block5_pool, block5_conv3_relu, 14x14x512, fc1",
    "fc1, flatten, 1x1x25088, fc1",
    "fc2, fc1_dropout, 1x1x4096, fc2",
    "head, fc2, 1x1x4096, head"
  })
  void readsWhatTheLastFrozenLayerGives(String from, String front, String input, String first) {
    TailPlan plan = vgg16(from);
    assertThat(plan.front().map(CutPoint::layer)).contains(front);
    assertThat(plan.input()).hasToString(input);
    assertThat(plan.learning()).startsWith(first).endsWith("head");
  }

  @Test
  void readsTheImagesThemselvesWhereAllLearns() {
    assertThat(vgg16("all").front()).isEmpty();
    assertThat(vgg16("all").input()).isEqualTo(new ImageShape(224, 224, 3));
    assertThat(vgg16("all").learning()).hasSize(16);
  }

  @Test
  void hasTheParametersOfItsLayersAlone() {
    assertThat(vgg16("fc1").slots().length())
        .isEqualTo(25088L * 4096 + 4096 + 4096L * 4096 + 4096 + 4096 * 10 + 10);
    assertThat(vgg16("head").slots().all())
        .extracting(ParameterSlot::name)
        .containsExactly("head.weight", "head.bias");
  }

  @Test
  void startsAtTheFirstLayerOfAFireModule() {
    TailPlan plan =
        TailPlan.of(
            Architecture.named("squeezenet1_1"), CutPoint.at("features.12"), 4, "features.11");
    assertThat(plan.front()).isEqualTo(Optional.of(new CutPoint("features.10", Pooling.FLATTEN)));
    assertThat(plan.learning()).startsWith("features.11.squeeze").hasSize(7);
  }

  @Test
  void refusesALayerThatIsNotThere() {
    assertRefused(() -> vgg16("fc3"))
        .hasMessageStartingWith(
            "Cannot unfreeze from 'fc3': the classifier has no such layer before its head (layers: block1_conv1, ");
  }

  @Test
  void refusesATailThatTwoFrozenLayersFeed() {
    assertRefused(
            () ->
                TailPlan.of(
                    Architecture.named("squeezenet1_1"),
                    CutPoint.at("features.12"),
                    4,
                    "features.11.expand3x3"))
        .hasMessageContaining(
            "would read 2 frozen layers, features.11.squeeze_activation and features.11.expand1x1_activation");
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.SETTINGS));
  }

  @ParameterizedTest
  @CsvSource({
    "block5_conv1, block5",
    "fc1, fc1",
    "head, head",
    "features.11.squeeze, features.11",
    "features.11.expand3x3, features.11",
    "classifier.1, classifier.1"
  })
  void knowsTheBlockOfALayer(String layer, String block) {
    assertThat(TailPlan.blockOf(layer)).isEqualTo(block);
  }

  @ParameterizedTest
  @CsvSource({
    "vgg16, fc2, block5_conv1",
    "vgg16, predictions_softmax, block5_conv1",
    "vgg16, block5_conv1, block5_conv1",
    "vgg16, block4_pool, block4",
    "vgg16, block1_conv1, block1",
    "squeezenet1_1, features.12, features.11",
    "squeezenet1_1, features.10, features.10",
    "squeezenet1_1, features.2, features.0"
  })
  void startsAtTheFamilysLayerOrTheLastBlockBeforeTheCut(String id, String cut, String from) {
    Architecture architecture = Architecture.named(id);
    CutPoint cutPoint = CutPoint.at(cut);
    assertThat(TailPlan.defaultFrom(architecture, cutPoint)).isEqualTo(from);
    assertThat(TailPlan.of(architecture, cutPoint, 3, from).learning()).hasSizeGreaterThan(1);
  }

  @Test
  void countsTheFloatsOfOneImage() {
    assertThat(vgg16("fc2").activations()).isEqualTo(4096 + 4096 + 10);
    assertThat(vgg16("fc1").activations()).isEqualTo(25088 + 4096 + 4096 + 10);
  }
}

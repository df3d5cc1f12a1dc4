package org.murmuration.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.label.LabelSet;
import org.murmuration.network.SmallNetworks;

final class TestModelCard {
  private static String card(Source source, Map<String, Double> metrics) {
    NetworkConfig network = NetworkConfig.of(SmallNetworks.vgg11(), "caffe", source, "sum");
    HeadConfig head = TestHeadArchive.config("fc2", 9).withMetrics(metrics);
    return new ModelCard(new ClassifierConfig(network, head)).text();
  }

  @Test
  void beginsWithTheFrontMatterThatHubsRead() {
    String card =
        card(Source.random(7), Map.of("train_examples", 120.0, "validation_accuracy", 0.9375));
    assertThat(card)
        .startsWith(
            """
            ---
            library_name: murmuration
            pipeline_tag: image-classification
            license: unknown
            tags:
            - image-classification
            - transfer-learning
            - vgg11
            model-index:
            - name: vgg11-fc2
              results:
              - task:
                  type: image-classification
                dataset:
                  name: own photos (table table finger)
                  type: imagefolder
                  split: validation
                metrics:
                - type: accuracy
                  name: validation accuracy
                  value: 0.9375
            ---

            # Image classifier: vgg11
            """)
        .contains("| validation accuracy | 0.9375 |")
        .contains("| split | seed 9, validation 0.1, test 0.25 |")
        .contains("**The network below the head is not pre-trained");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void hasNoScoreWhereNoneWasMeasured(double accuracy) {
    assertThat(card(Source.random(7), Map.of("validation_accuracy", accuracy)))
        .contains("- vgg11\n---\n", "| validation accuracy | not measured |");
    assertThat(card(Source.random(7), Map.of()))
        .contains("- vgg11\n---\n", "| validation accuracy | not measured |");
  }

  /** A file's name may hold anything, and hubs show a card as a page. */
  @Test
  void hasNoMarkupFromOutside() {
    String name = "w|<img src=x>\n# Trusted ![](http://tracker/1.png).h5";
    assertThat(card(Source.file(name, "keras", "abc"), Map.of()))
        .contains(
            "| weights | w\\|\\<img src=x> # Trusted !\\[\\](http://tracker/1.png).h5 (keras) |");
  }

  @Test
  void tellsOfHiddenLayersWhereThereAreSome() {
    NetworkConfig network = NetworkConfig.of(SmallNetworks.vgg11(), "caffe", Source.random(7), "s");
    HeadConfig head = TestHeadArchive.config("fc2", 9, new HiddenLayers(List.of(6, 5)));
    assertThat(new ModelCard(new ClassifierConfig(network, head)).text())
        .contains("| head | softmax after hidden layers of 6,5 units (ReLU) |\n| weights |");
    assertThat(card(Source.random(7), Map.of())).contains("cut after fc2 |\n| weights |");
  }

  @Test
  void namesTheWeightsAndTheirLicence() {
    Source source = Source.file("hdfs:/w/vgg11.safetensors", "torchvision safetensors", "abc");
    assertThat(card(source, Map.of()))
        .contains("| weights | hdfs:/w/vgg11.safetensors (torchvision safetensors) |")
        .contains("| their licence | not stated in the file; ask whoever published it |")
        .doesNotContain("not pre-trained");
  }

  @Test
  void saysTheTestAccuracyWithItsIntervalAndOnHowManyImages() {
    ConfusionMatrix matrix = new ConfusionMatrix(LabelSet.inOrder(List.of("a", "b", "rare|bird")));
    matrix.add(0, 0, 5);
    matrix.add(1, 1, 2);
    matrix.add(1, 0, 3);
    Map<String, Double> metrics = new TreeMap<>(MeasuredTest.of(matrix));
    metrics.put("validation_accuracy", 0.5);
    metrics.put("validation_examples", 4.0);
    assertThat(card(Source.random(7), metrics))
        .contains(
            "| validation accuracy | 0.5000 (95 % interval 0.150 to 0.850) on 4 images |",
            "| test accuracy | 0.7000 (95 % interval 0.397 to 0.892) on 10 images |",
            "| mean recall, mean F1 (test) | 0.7000, 0.6703 over 2 of 3 labels; no test image: rare\\|bird |",
            "    split: validation\n",
            "    split: test\n",
            "      name: test accuracy\n      value: 0.7\n---");
  }

  @Test
  void saysThatNothingWasTested() {
    assertThat(card(Source.random(7), Map.of())).contains("| test accuracy | not measured |\n\n");
  }
}

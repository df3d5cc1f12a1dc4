package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;
import org.murmuration.safetensors.SafetensorsFile;

/** What programs make of torchvision's names, and networks in several files. */
class TestTorchNames {
  private static final String WHERE = "memory:/x.safetensors";
  private static final Architecture VGG11 = SmallNetworks.vgg11();

  private final PretrainedNetwork network = PretrainedNetwork.random(VGG11, 3);
  private final SafetensorsFile plain = TorchvisionFile.of(network, 2);

  @AfterEach
  void close() {
    network.close();
  }

  private SafetensorsFile renamed(UnaryOperator<String> rename) {
    return part(rename, name -> true);
  }

  private SafetensorsFile part(
      UnaryOperator<String> rename, java.util.function.Predicate<String> wanted) {
    SafetensorsFile file = new SafetensorsFile();
    VGG11
        .family()
        .torchvisionNames(VGG11.layers())
        .forEach(
            (theirs, ours) -> {
              for (String role : new String[] {".weight", ".bias"}) {
                if (wanted.test(theirs + role)) {
                  file.put(
                      rename.apply(theirs + role), shape(ours + role), plain.values(theirs + role));
                }
              }
            });
    return file;
  }

  private long[] shape(String ours) {
    return network.parameters().slots().find(ours).shape().stream()
        .mapToLong(Integer::longValue)
        .toArray();
  }

  private static WeightsFile open(SafetensorsFile file) throws IOException {
    return WeightsFile.open(ByteBuffer.wrap(file.bytes()), WHERE);
  }

  private void isTheNetwork(WeightsFile file) throws IOException {
    Architecture found = file.architecture(Optional.empty(), Optional.of(VGG11.input()));
    assertThat(found).isEqualTo(VGG11);
    try (PretrainedNetwork read = file.read(found)) {
      assertThat(SmallNetworks.floats(read.parameters()))
          .isEqualTo(SmallNetworks.floats(network.parameters()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"module.", "module.module.", "_orig_mod.", "model.backbone."})
  void areReadWithoutWhatStandsInFrontOfAll(String prefix) throws IOException {
    WeightsFile file = open(renamed(name -> prefix + name));
    isTheNetwork(file);
    assertThat(file.readAs())
        .isEqualTo("torchvision safetensors; names without their '%s'".formatted(prefix));
  }

  @Test
  void areNotGuessedWhereTwoNetworksLieInOneFile() throws IOException {
    SafetensorsFile two = renamed(name -> "student." + name);
    two.put("teacher.features.0.weight", new long[] {3, 3, 3, 3}, new float[81]);
    WeightsFile file = open(two);
    Refused.input(() -> file.architecture(Optional.empty(), Optional.empty()))
        .hasMessageContaining("are those of no network known here");
  }

  @Test
  void refuseTwoArraysOfOneName() {
    SafetensorsFile file =
        renamed(name -> "module." + name).put("features.0.bias", new long[] {3}, new float[3]);
    Refused.input(() -> open(file))
        .hasMessage("Cannot import %s: two of its arrays are features.0.bias", WHERE);
  }

  @Test
  void ofTimmAreThoseOfTorchvision() throws IOException {
    SafetensorsFile file = renamed(TestTorchNames::timm);
    file.put("pre_logits.fc1.weight", new long[] {8, 7, 1, 2}, plain.values("classifier.0.weight"));
    file.put("pre_logits.fc2.weight", new long[] {9, 8, 1, 1}, plain.values("classifier.3.weight"));
    WeightsFile read = open(file);
    isTheNetwork(read);
    assertThat(read.preset().id()).isEqualTo("torchvision");
    assertThat(read.readAs()).isEqualTo("torchvision safetensors; names of timm's");
  }

  private static String timm(String name) {
    return name.replace("classifier.0", "pre_logits.fc1")
        .replace("classifier.3", "pre_logits.fc2")
        .replace("classifier.6", "head.fc");
  }

  private static ByteBuffer index(String json) {
    return ByteBuffer.wrap(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private Map<String, ByteBuffer> shards(SafetensorsFile one, SafetensorsFile two) {
    return new TreeMap<>(
        Map.of(
            "a.safetensors", ByteBuffer.wrap(one.bytes()),
            "b.safetensors", ByteBuffer.wrap(two.bytes())));
  }

  private ShardIndex index() {
    StringBuilder json = new StringBuilder("{\"metadata\":{},\"weight_map\":{");
    VGG11
        .family()
        .torchvisionNames(VGG11.layers())
        .keySet()
        .forEach(
            layer -> {
              String file = isFirst(layer + ".") ? "a.safetensors" : "b.safetensors";
              json.append(
                  "\"%s.weight\":\"%s\",\"%s.bias\":\"%s\",".formatted(layer, file, layer, file));
            });
    json.setCharAt(json.length() - 1, '}');
    return new ShardIndex(index(json.append('}').toString()), "memory:/x.index.json");
  }

  private static boolean isFirst(String name) {
    return name.startsWith("features.");
  }

  @Test
  void inShardsAreOneNetwork() throws IOException {
    SafetensorsFile one = part(name -> name, TestTorchNames::isFirst);
    SafetensorsFile two = part(name -> name, name -> !isFirst(name));
    ShardIndex index = index();
    assertThat(index.files()).containsExactly("a.safetensors", "b.safetensors");
    isTheNetwork(
        index.open(
            shards(one, two), Map.of("a.safetensors", "memory:/a", "b.safetensors", "memory:/b")));
  }

  @Test
  void inShardsOfAnotherNetworkAreRefused() {
    SafetensorsFile one = part(name -> name, TestTorchNames::isFirst).remove("features.0.bias");
    SafetensorsFile two = part(name -> name, name -> !isFirst(name));
    one.put("features.77.bias", new long[] {1}, new float[1]);
    Map<String, String> places = Map.of("a.safetensors", "memory:/a", "b.safetensors", "memory:/b");
    Refused.input(() -> index().open(shards(one, two), places))
        .hasMessage(
            "Cannot import memory:/a: by the index memory:/x.index.json it lacks [features.0.bias] and should not have [features.77.bias] (are both of one network?)");
  }

  @Test
  void inOneShardAloneAreRefused() {
    byte[] bytes = part(name -> name, TestTorchNames::isFirst).bytes();
    String where = "memory:/model-00001-of-00002.safetensors";
    Refused.input(() -> WeightsFile.open(ByteBuffer.wrap(bytes), where))
        .hasMessage(
            "Cannot import %s: it is one of 2 shards of a network (name their folder, or the file that ends with .index.json)",
            where);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../a.safetensors", "/etc/a.safetensors", "a/b.safetensors", "", ".a.safetensors"})
  void inFilesElsewhereAreRefused(String file) {
    String json = "{\"weight_map\":{\"features.0.bias\":\"%s\"}}".formatted(file);
    Refused.input(() -> new ShardIndex(index(json), WHERE))
        .hasMessage(
            "Cannot import %s as an index of shards: 'features.0.bias' is to be in '%s', which is no name of a file beside it",
            WHERE, file);
  }

  @Test
  void inPicklesAreRefused() {
    String json = "{\"weight_map\":{\"features.0.bias\":\"pytorch_model-00001-of-00002.bin\"}}";
    Refused.input(() -> new ShardIndex(index(json), WHERE))
        .hasMessageContaining("its shards are files such as 'pytorch_model-00001-of-00002.bin'");
    Refused.input(() -> new ShardIndex(index("{}"), WHERE))
        .hasMessage("Cannot import %s as an index of shards: its weight_map names 0 files", WHERE);
    Refused.input(() -> new ShardIndex(index("[]"), WHERE))
        .hasMessage("Cannot import %s: its text is no JSON object", WHERE);
  }
}

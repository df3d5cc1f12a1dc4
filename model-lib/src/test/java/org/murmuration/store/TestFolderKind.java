package org.murmuration.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.image.Preset;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;

class TestFolderKind {
  @Test
  void knowsANetwork() throws IOException {
    InMemoryFolder folder = new InMemoryFolder();
    try (PretrainedNetwork network = PretrainedNetwork.random(SmallNetworks.vgg11(), 1)) {
      NetworkArchive.write(network, Preset.CAFFE, Source.random(1), folder);
    }
    assertThat(FolderKind.of(folder)).isEqualTo(FolderKind.NETWORK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "\"architecture\"", "{\"task\": 1}"})
  void refusesTheConfigurationOfSomethingElse(String json) throws IOException {
    InMemoryFolder folder = sealed(json);
    Refused.input(() -> FolderKind.of(folder))
        .hasMessage(
            "Cannot read memory:/folder/config.json: it describes no network, classifier or head");
  }

  private static InMemoryFolder sealed(String json) throws IOException {
    InMemoryFolder folder = new InMemoryFolder();
    SealedFolder sealed = SealedFolder.toWrite(folder);
    sealed.write("config.json", json.getBytes(UTF_8));
    sealed.seal();
    return folder;
  }

  @Test
  void saysThatAFolderIsNoneOfOurs() {
    assertThatThrownBy(() -> FolderKind.of(new InMemoryFolder()))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("SHA256SUMS");
  }
}

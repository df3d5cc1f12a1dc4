package org.murmuration.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestPathPattern {
  @TempDir private Path folder;

  private List<String> matches(String pattern) throws IOException {
    PathPattern visible =
        new PathPattern(Storage.of(new Configuration()), entry -> !entry.name().startsWith("."));
    return visible.matches(folder + "/" + pattern).stream()
        .map(entry -> entry.location().substring("file:".length() + folder.toString().length() + 1))
        .sorted()
        .toList();
  }

  private void add(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  @ParameterizedTest
  @MethodSource("org.murmuration.storage.OddNames#ofImages")
  void matchesWhateverFoldersAndFilesAreCalled(String name) throws IOException {
    add("birds/" + name + "/" + name);
    add("birds/plain/a.jpg");
    assertThat(matches("birds/*/*"))
        .containsExactlyInAnyOrder("birds/plain/a.jpg", "birds/" + name + "/" + name);
    assertThat(matches("birds/plain/*")).containsExactly("birds/plain/a.jpg");
  }

  @Test
  void knowsWildcardsAsHadoopDoes() throws IOException {
    for (String name : List.of("a/2023/x.jpg", "a/2024/y.png", "b/2024/z.jpg", "c/.hidden/w.jpg")) {
      add(name);
    }
    assertThat(matches("*/2024")).containsExactly("a/2024", "b/2024");
    assertThat(matches("{a/2023,b/2024}/*.jpg")).containsExactly("a/2023/x.jpg", "b/2024/z.jpg");
    assertThat(matches("[a-b]/202?/*.{jpg,png}")).hasSize(3);
    assertThat(matches("*/*/*")).doesNotContain("c/.hidden/w.jpg");
    assertThat(matches("c/.h*/*")).containsExactly("c/.hidden/w.jpg");
    assertThat(matches("a/2023/x.jpg/*")).isEmpty();
    assertThat(matches("none/*")).isEmpty();
  }

  @Test
  void takesAWildcardForASignAfterABackslash() throws IOException {
    add("[x]/a.jpg");
    add("x/b.jpg");
    assertThat(matches("\\[x\\]/*")).containsExactly("[x]/a.jpg");
    assertThat(matches("[x]/*")).containsExactly("x/b.jpg");
  }
}

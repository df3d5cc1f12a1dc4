package org.murmuration.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestNativeFolders {
  private static final String SETTING = "org.bytedeco.javacpp.cachedir";
  private static final NativeFolders HARDENED =
      new NativeFolders(
          List.of(
              "/dev/vda / ext4 rw,relatime 0 0",
              "tmpfs /tmp tmpfs rw,nosuid,nodev,noexec 0 0",
              "tmpfs /tmp/my\\040own tmpfs rw 0 0",
              "/dev/vdb /home ext4 rw,noexec 0 0",
              "/dev/vdb /home ext4 rw,noexecutive 0 0"));

  @Test
  void nameWhereNothingRunsAndWhatMovesIt() {
    assertThat(HARDENED.problem("/tmp/cache/", SETTING))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .contains("/tmp/cache", "noexec", "-Dorg.bytedeco.javacpp.cachedir=DIR"));
  }

  @Test
  void areFineElsewhere() {
    for (String folder : List.of("/opt/cache", "/tmpfoo", "/tmp/my own/cache", "/home/me")) {
      assertThat(HARDENED.problem(folder, SETTING)).as(folder).isEmpty();
    }
    assertThat(new NativeFolders(List.of()).problem("/tmp", SETTING)).isEmpty();
  }

  @Test
  void knowTheWordsOfLinux() {
    assertThat(
            NativeFolders.refused(
                "/home/me/.javacpp/cache/libx.so: failed to map segment from shared object"))
        .hasValueSatisfying(words -> assertThat(words).contains("/home/me/.javacpp", SETTING));
    assertThat(
            NativeFolders.refused(
                System.getProperty("java.io.tmpdir")
                    + "/c/org/bytedeco/x.so: failed to map segment from shared object"))
        .hasValueSatisfying(words -> assertThat(words).contains(SETTING));
    assertThat(
            NativeFolders.refused("/t/libsnappyjava.so: failed to map segment from shared object"))
        .hasValueSatisfying(words -> assertThat(words).contains("-Djava.io.tmpdir=DIR"));
    assertThat(NativeFolders.refused("no libx in java.library.path")).isEmpty();
  }
}

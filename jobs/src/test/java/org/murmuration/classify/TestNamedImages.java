package org.murmuration.classify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.command.ImageSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class TestNamedImages {
  /** A command with these options. */
  @Command
  private static final class Line {
    @Mixin private NamedImages images;
  }

  private static ImageSource source(byte[] list, String... arguments) {
    Line line = new Line();
    new CommandLine(line).parseArgs(arguments);
    return line.images.source(new ByteArrayInputStream(list));
  }

  private static List<String> places(String list, String... arguments) {
    return source(list.getBytes(UTF_8), arguments).folders();
  }

  @Test
  void areSeveralAsAShellGivesThem() {
    assertThat(places("", "--images", "a.jpg", "b.jpg", "--images=c"))
        .containsExactly("a.jpg", "b.jpg", "c");
    assertThat(source(new byte[0], "--manifest=m").location()).isEqualTo("m");
  }

  @Test
  void areReadLineByLine() {
    assertThat(places("a, b.jpg\r\n\n  \n\u00fc\u9ce5.jpg", "--images", "-"))
        .containsExactly("a, b.jpg", "\u00fc\u9ce5.jpg");
    assertThat(places("b", "--images", "a", "-", "c")).containsExactly("a", "b", "c");
  }

  @Test
  void refuseAListThatIsNone() {
    assertThatThrownBy(() -> places("\n", "--images=-"))
        .hasMessage("Cannot use --images -: standard input names no image (a path a line)");
    assertThatThrownBy(() -> source("ok.jpg\nB\u00e4r.jpg".getBytes(ISO_8859_1), "--images=-"))
        .hasMessageContaining("standard input is not UTF-8");
    String many =
        IntStream.rangeClosed(0, 100_000)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining("\n"));
    assertThatThrownBy(() -> places(many, "--images=-"))
        .hasMessageContaining("more than 100,000 paths");
  }

  @Test
  void sayOfManyOnlyTheFirst() {
    String many =
        IntStream.range(0, 100).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    assertThat(source(many.getBytes(UTF_8), "--images=-").location())
        .endsWith(", 19 and 80 others");
  }
}

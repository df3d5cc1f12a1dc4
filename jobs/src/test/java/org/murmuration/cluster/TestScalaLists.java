package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import scala.collection.JavaConverters;
import scala.collection.immutable.Seq;

final class TestScalaLists {
  /** Something of Spark's, with methods of one name. */
  public static final class Sample {
    public Object joined(List<String> values, String last) throws IOException {
      if (last.isEmpty()) {
        throw new IOException("nothing is last");
      }
      return String.join(" ", values) + " " + last;
    }

    public String joined(String first, String last) {
      return first + " " + last;
    }
  }

  @Test
  void areSequencesInTheSameOrder() {
    Seq<String> list = ScalaLists.of(List.of("a", "b", "a"));
    assertThat(JavaConverters.seqAsJavaList(list)).containsExactly("a", "b", "a");
    assertThat(JavaConverters.seqAsJavaList(ScalaLists.of(List.of()))).isEmpty();
  }

  @Test
  void callsTheMethodThatTakesTheArguments() {
    assertThat(ScalaLists.call(new Sample(), "joined", List.of("a", "b"), "c")).isEqualTo("a b c");
    assertThat(ScalaLists.call(new Sample(), "joined", "b", "b")).isEqualTo("b b");
  }

  @Test
  void throwsWhatTheMethodThrows() {
    assertThatThrownBy(() -> ScalaLists.call(new Sample(), "joined", List.of("a"), ""))
        .isInstanceOf(IOException.class)
        .hasMessage("nothing is last");
    assertThatThrownBy(() -> ScalaLists.call(new Sample(), "joined", 1, 2))
        .isInstanceOf(NoSuchMethodError.class);
  }
}

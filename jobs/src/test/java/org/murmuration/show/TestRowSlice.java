package org.murmuration.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;

class TestRowSlice {
  private static final List<Integer> LIST = IntStream.range(0, 10).boxed().toList();

  /** From {@code list(range(10))[...]} in Python. */
  @ParameterizedTest
  @CsvSource({
    "-3:, 7 8 9",
    ":5, 0 1 2 3 4",
    "2:10, 2 3 4 5 6 7 8 9",
    "-4, 6",
    "0, 0",
    "9, 9",
    "-10, 0",
    ":-7, 0 1 2",
    "-3:-1, 7 8",
    "8:99, 8 9",
    "-99:2, 0 1",
    ":, 0 1 2 3 4 5 6 7 8 9",
    "' 1 : 3 ', 1 2",
    "5:2, ''",
    "99:, ''"
  })
  void takesWhatPythonTakes(String slice, String expected) {
    String taken =
        String.join(" ", new RowSlice(slice).of(LIST).stream().map(String::valueOf).toList());
    assertThat(taken).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "fc2", "1:2:3", "::2", "--3:", "1.5:", "1-3", "9999999", "1 2"})
  void refusesWhatIsNoSlice(String text) {
    Refused.settings(() -> new RowSlice(text))
        .hasMessage(
            "Cannot use --layers '%s': expected a slice, such as -3: or :5 or 2:10, or a number",
            text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "-11"})
  void refusesOneThatIsNotThere(String text) {
    Refused.settings(() -> new RowSlice(text).of(LIST))
        .hasMessage("Cannot use --layers %s: there are 10 layers, 0 to 9 or -1 to -10", text);
  }
}

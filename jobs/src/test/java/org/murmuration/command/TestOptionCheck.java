package org.murmuration.command;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestOptionCheck {
  @Test
  void acceptsTheLeastValue() {
    assertThatCode(() -> OptionCheck.atLeast("--top", 1, 1)).doesNotThrowAnyException();
  }

  @Test
  void refusesLessThanTheLeastValue() {
    Refused.settings(() -> OptionCheck.atLeast("--top", 0, 1))
        .hasMessage("Cannot use --top 0: it must be 1 or more");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void acceptsAShare(double share) {
    assertThatCode(() -> OptionCheck.share("--test-share", share)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoShare(double value) {
    Refused.settings(() -> OptionCheck.share("--test-share", value))
        .hasMessage("Cannot use --test-share %s: it must be between 0 and 1".formatted(value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNotPositive(double value) {
    Refused.settings(() -> OptionCheck.positive("--learning-rate", value))
        .hasMessage("Cannot use --learning-rate %s: it must be above 0".formatted(value));
  }

  @Test
  void acceptsTheSmallestPositiveNumber() {
    assertThatCode(() -> OptionCheck.positive("--l2", Double.MIN_VALUE)).doesNotThrowAnyException();
  }

  @Test
  void acceptsWhatIsKnown() {
    assertThatCode(() -> OptionCheck.oneOf("--format", "onnx", List.of("onnx", "safetensors")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"onx, onnx", "ONNX, onnx", "safetensor, safetensors", "'', onnx"})
  void suggestsTheNearestOfWhatIsKnown(String value, String nearest) {
    Refused.settings(() -> OptionCheck.oneOf("--format", value, List.of("onnx", "safetensors")))
        .hasMessage(
            "Cannot use --format '%s': onnx and safetensors are known (did you mean %s?)"
                .formatted(value, nearest));
  }
}

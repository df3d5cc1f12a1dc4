package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;

class TestArgumentCheck {
  private final ArgumentCheck check = new ArgumentCheck(Commands.create("test"));

  @Test
  void suggestsTheNearestOption() {
    Refused.settings(() -> check.check(List.of("train", "--table=table", "--epoch=3")))
        .hasMessage("Cannot run train: unknown option '--epoch' (did you mean --epochs?)");
  }

  @Test
  void suggestsTheNearestOptionWhereARequiredOneIsMisspelt() {
    Refused.settings(() -> check.check(List.of("embed", "--netwrk", "vgg16")))
        .hasMessage("Cannot run embed: unknown option '--netwrk' (did you mean --network?)");
  }

  @Test
  void suggestsTheNearestCommand() {
    Refused.settings(() -> check.check(List.of("evalute")))
        .hasMessage("Cannot run 'evalute': there is no such command (did you mean evaluate?)");
  }

  @Test
  void letsThroughWhatThereIs() {
    assertThatCode(() -> check.check(List.of("embed", "--network=a=b", "--table", "t")))
        .doesNotThrowAnyException();
    assertThatCode(() -> check.check(List.of("--version"))).doesNotThrowAnyException();
    assertThatCode(() -> check.check(List.of())).doesNotThrowAnyException();
  }
}

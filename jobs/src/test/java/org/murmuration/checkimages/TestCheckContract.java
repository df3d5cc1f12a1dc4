package org.murmuration.checkimages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.murmuration.command.Refused;
import org.murmuration.decode.DecodeLimits;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.decode.OnDamaged;
import org.murmuration.store.JsonFormat;

class TestCheckContract {
  private static final CheckContract CONTRACT = CheckContract.of(DecodeSettings.DEFAULT);

  @Test
  void isReadAsItWasWritten() {
    byte[] json = new JsonFormat().write(CONTRACT);
    assertThat(CheckContract.read(json, "c")).isEqualTo(CONTRACT);
    CONTRACT.requireSame(CheckContract.read(json, "c"), ".o.legs", "o");
  }

  @Test
  void ofOtherSettingsIsRefusedWithBoth() {
    DecodeSettings other = new DecodeSettings(DecodeLimits.DEFAULT, OnDamaged.USE);
    Refused.conflict(() -> CONTRACT.requireSame(CheckContract.of(other), ".o.legs", "o"))
        .hasMessage(
            "Cannot go on with o: a run that was cut short checked images with %s, this run has %s (name another output, or remove .o.legs to begin anew)"
                .formatted(DecodeSettings.DEFAULT.id(), other.id()));
  }
}

package org.murmuration.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.refusal.Refusal;
import org.murmuration.refusal.Refused;

class TestJsonFormat {
  record Pond(String name, int depthMetres) {
    Pond {
      if (depthMetres < 0) {
        throw Refusal.input("Cannot fill a pond: it is %d metres deep".formatted(depthMetres));
      }
    }
  }

  private static Pond read(String json) {
    return new JsonFormat().read(json.getBytes(UTF_8), Pond.class, "memory:/pond.json");
  }

  @Test
  void writesSnakeCaseThatItReadsAgain() {
    Pond pond = new Pond("näktergal \"2\"", 3);
    String json = new String(new JsonFormat().write(pond), UTF_8);
    assertThat(json).contains("\"depth_metres\" : 3");
    assertThat(read(json)).isEqualTo(pond);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'', 'No content'",
        "'null', 'it holds nothing'",
        "'[]', 'Cannot deserialize'",
        "'{\"name\":\"a\",\"depth_metres\":1} x', 'Unrecognized token'",
        "'{\"name\":\"a\",\"depth_metres\":1,\"width\":2}', 'width'",
        "'{\"name\":\"a\"}', 'depth_metres'",
        "'{\"name\":null,\"depth_metres\":1}', 'name'",
        "'{\"name\":\"a\",\"depth_metres\":\"deep\"}', 'deep'"
      })
  void refusesInOneLineWhatIsNotOfThatType(String json, String why) {
    Refused.input(() -> read(json))
        .hasMessageStartingWith("Cannot read memory:/pond.json: ")
        .hasMessageContaining(why);
  }

  @Test
  void passesOnWhatTheTypeItselfRefuses() {
    Refused.input(() -> read("{\"name\":\"a\",\"depth_metres\":-1}"))
        .hasMessage("Cannot read memory:/pond.json: Cannot fill a pond: it is -1 metres deep");
  }
}

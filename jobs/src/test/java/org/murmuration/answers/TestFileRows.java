package org.murmuration.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestFileRows {
  private static final List<String> COLUMNS = List.of("image", "confidence");
  private static final List<?> ODD = Arrays.asList("a \"b\", c\n\u00fc\u9ce5.jpg", 0.5f);
  private static final List<?> SMALL = Arrays.asList(null, 1.25e-7f);

  private static String written(FileForm form, List<?>... rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(new FileRows(form, COLUMNS, out).write(Stream.of(rows))).isEqualTo(rows.length);
    return out.toString(UTF_8);
  }

  @Test
  void areCsvWithAHeaderAndQuotes() throws IOException {
    assertThat(written(FileForm.CSV, ODD, SMALL))
        .isEqualTo(
            "image,confidence\r\n\"a \"\"b\"\", c\n\u00fc\u9ce5.jpg\",0.5\r\n,0.000000125\r\n");
    assertThat(written(FileForm.CSV)).isEqualTo("image,confidence\r\n");
  }

  @Test
  void areOneArrayOfJson() throws IOException {
    assertThat(written(FileForm.JSON, ODD, SMALL).lines())
        .containsExactly(
            "[",
            "{\"image\": \"a \\\"b\\\", c\\n\u00fc\u9ce5.jpg\", \"confidence\": 0.5},",
            "{\"image\": null, \"confidence\": 0.000000125}",
            "]");
    assertThat(written(FileForm.JSON)).isEqualTo("[]\n");
  }

  @Test
  void areALineOfJsonEach() throws IOException {
    assertThat(written(FileForm.JSON_LINES, SMALL, SMALL).lines())
        .hasSize(2)
        .containsOnly("{\"image\": null, \"confidence\": 0.000000125}");
    assertThat(written(FileForm.JSON_LINES)).isEmpty();
  }

  @Test
  void aFloatIsReadAsTheSame() throws IOException {
    for (float value : new float[] {0.1f, 1f / 3, Float.MIN_VALUE, 1f, 0f}) {
      String line = written(FileForm.JSON_LINES, Arrays.asList("a", value)).strip();
      String number = line.substring(line.lastIndexOf(' ') + 1, line.length() - 1);
      assertThat(Float.parseFloat(number)).isEqualTo(value);
      assertThat(number).doesNotContain("E");
    }
  }

  @Test
  void noCellIsAFormula() throws IOException {
    assertThat(written(FileForm.CSV, Arrays.asList("=1+1", 0.5f))).contains("'=1+1,");
    assertThat(written(FileForm.JSON, Arrays.asList("=1+1", 0.5f))).contains("\"=1+1\"");
  }
}

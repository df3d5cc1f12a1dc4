package org.murmuration.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.report.Reports;

class TestConfusionCsv {
  @Test
  void hasARowForEachTrueLabel() throws IOException {
    assertThat(csv(List.of("wren", "crow"), new long[][] {{3, 1}, {0, 12}}))
        .isEqualTo("true label,wren,crow\r\nwren,3,1\r\ncrow,0,12\r\n");
  }

  @Test
  void quotesWhatWouldBreakALine() throws IOException {
    assertThat(csv(List.of("green, leafy", "\"x\""), new long[][] {{1, 0}, {0, 1}}))
        .isEqualTo(
            "true label,\"green, leafy\",\"\"\"x\"\"\"\r\n\"green, leafy\",1,0\r\n\"\"\"x\"\"\",0,1\r\n");
  }

  @Test
  void isNoFormulaInASpreadsheet() throws IOException {
    assertThat(csv(List.of("=cmd|' /C calc'!A0", "@SUM(1+1)"), new long[][] {{1, 0}, {0, 1}}))
        .contains("\n'=cmd|' /C calc'!A0,")
        .contains("\n'@SUM(1+1),");
  }

  @Test
  void isNoFormulaWhereASemicolonEndsACellOrInWideLetters() throws IOException {
    assertThat(csv(List.of("robin;=cmd|' /C calc'!A0", "\uff1d1+1"), new long[][] {{1, 0}, {0, 1}}))
        .contains("\nrobin;'=cmd|' /C calc'!A0,")
        .contains("\n'\uff1d1+1,");
    assertThat(csv(List.of("wren; female", "a-b"), new long[][] {{1, 0}, {0, 1}}))
        .contains("\nwren; female,", "\na-b,");
  }

  @Test
  void leavesLabelsThatAreNumbersAlone() throws IOException {
    assertThat(csv(List.of("-1", "+1"), new long[][] {{1, 0}, {0, 1}}))
        .isEqualTo("true label,-1,+1\r\n-1,1,0\r\n+1,0,1\r\n");
  }

  private static String csv(List<String> labels, long[][] counts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ConfusionCsv.write(Reports.matrix(labels, counts), out);
    return out.toString(StandardCharsets.UTF_8);
  }
}

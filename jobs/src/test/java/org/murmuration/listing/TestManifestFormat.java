package org.murmuration.listing;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;
import org.murmuration.storage.Storage;

class TestManifestFormat {
  private static final List<String> COLUMNS = List.of("uri", "label");

  private static ManifestFormat of(String text, Charset charset) {
    return ManifestFormat.of(text.getBytes(charset), "file:/list.csv");
  }

  @Test
  void knowsUtf16ByItsMark() {
    String text = "\uFEFFuri\tlabel\na.jpg\tgr\u00FCn\n";
    assertThat(of(text, UTF_16LE)).isEqualTo(new ManifestFormat(false, "UTF-16LE", "\t", COLUMNS));
    assertThat(of(text, UTF_16BE)).isEqualTo(new ManifestFormat(false, "UTF-16BE", "\t", COLUMNS));
    assertThat(of(text, UTF_8)).isEqualTo(new ManifestFormat(false, "UTF-8", "\t", COLUMNS));
    assertThat(of(text, UTF_16LE).isCutAtLines()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uri,label|,",
        "\"URI\"; Label;x|;",
        "file,class|,",
        "a;uri,b;label|,",
        "uri|,",
        "uri;split|;"
      })
  void knowsTheSeparatorByTheHeader(String header, String separator) {
    assertThat(of(header + "\nx", UTF_8).separator()).isEqualTo(separator);
  }

  @Test
  void readsTheHeaderAsPeopleWriteIt() {
    assertThat(of("\n\"URI\", Label ,\"a, b\",\r\nx", UTF_8).header())
        .containsExactly("uri", "label", "a, b", "");
  }

  @Test
  void knowsParquetByItsFirstBytes() {
    assertThat(of("PAR1...", UTF_8).isParquet()).isTrue();
  }

  @Test
  void refusesWhatIsNoText() {
    Refused.input(() -> of("uri,label\n", UTF_16LE))
        .hasMessageContaining("file:/list.csv: it is no text in UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:/x/_list.csv", "file:/x/.list.csv"})
  void refusesNamesThatSparkPassesOver(String location) {
    Refused.input(() -> ManifestFormat.of(Storage.of(new Configuration()), location))
        .hasMessageContaining("is for hidden files");
  }
}

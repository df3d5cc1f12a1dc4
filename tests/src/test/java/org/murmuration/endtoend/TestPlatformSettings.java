package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.SparkSettings;
import org.murmuration.fixture.Workplace;

/** Settings that platforms change give the same head, bit for bit. */
@Tag("cluster")
final class TestPlatformSettings {
  private static final String KRYO =
      "spark.serializer=org.apache.spark.serializer.KryoSerializer"
          + " spark.kryo.registrationRequired=true";
  private static final String SQL =
      "spark.sql.ansi.enabled=true spark.sql.parquet.writeLegacyFormat=true"
          + " spark.sql.parquet.compression.codec=gzip spark.sql.parquet.mergeSchema=true"
          + " spark.sql.parquet.filterPushdown=false"
          + " spark.sql.parquet.enableVectorizedReader=false"
          + " spark.sql.parquet.outputTimestampType=INT96"
          + " spark.sql.caseSensitive=true spark.sql.session.timeZone=Asia/Tokyo";
  private static final String PIECES =
      "spark.sql.adaptive.enabled=false spark.sql.shuffle.partitions=1"
          + " spark.sql.files.maxPartitionBytes=2000 spark.sql.files.openCostInBytes=1"
          + " spark.sql.autoBroadcastJoinThreshold=-1 spark.default.parallelism=7";
  private static final String CLUSTER =
      "spark.speculation=true spark.dynamicAllocation.enabled=true"
          + " spark.dynamicAllocation.shuffleTracking.enabled=true spark.authenticate=true"
          + " spark.authenticate.secret=drawn spark.network.crypto.enabled=true"
          + " spark.io.encryption.enabled=true spark.shuffle.compress=false spark.rdd.compress=true"
          + " spark.sql.files.ignoreCorruptFiles=true";

  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void goTheUsualWay() {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 8);
    pipeline("usual");
  }

  private static void pipeline(String output) {
    Ended.well(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path(output),
        "--workers=2",
        "--epochs=3");
  }

  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String setting : text.split(" ", -1)) {
      String[] sides = setting.split("=", 2);
      settings.put(sides[0], sides[1]);
    }
    return settings;
  }

  @ParameterizedTest
  @ValueSource(strings = {KRYO, SQL, PIECES, CLUSTER})
  void giveTheSameHead(String text) throws IOException {
    String output = "of-" + Integer.toHexString(text.hashCode());
    try (SparkSettings settings = new SparkSettings(settings(text))) {
      pipeline(output);
    }
    assertThat(workplace.bytes(output + "/head/head.safetensors"))
        .isEqualTo(workplace.bytes("usual/head/head.safetensors"));
    assertThat(workplace.bytes(output + "/report/metrics.json"))
        .isEqualTo(workplace.bytes("usual/report/metrics.json"));
  }
}

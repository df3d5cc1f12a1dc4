package org.murmuration.benchmark;

import java.io.IOException;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.murmuration.embed.EmbedOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine;

/** {@code embed} as a command line has it. */
record EmbedRun(SparkSession spark) {
  /** What it tells of itself. */
  Map<String, Object> run(String id, String... arguments) throws IOException {
    EmbedOptions options = new EmbedOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options.job(new RunId(id)).run(spark).facts();
  }
}

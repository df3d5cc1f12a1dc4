package org.murmuration.train;

import java.util.List;
import org.murmuration.command.ForeignOptions;
import org.murmuration.command.InheritedSplitOptions;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which table a head learns from. */
public final class TableOptions {
  @Option(
      names = "--table",
      required = true,
      paramLabel = "FOLDER|NAME",
      description =
          "Embeddings with labels, as embed writes them (a folder, or iceberg:CATALOG.DATABASE.TABLE), or see --features")
  private String table;

  @Mixin private ForeignOptions foreign;
  @Mixin private InheritedSplitOptions split;

  /**
   * @param option that names cuts
   * @param cuts may be empty
   * @throws Refusal (settings) if what is named does not go together
   */
  public LearningTable table(String option, List<String> cuts) {
    LearningTable named = new LearningTable(table, foreign.columns(), split.choice());
    if (named.foreign().isPresent() && !cuts.isEmpty()) {
      throw Refusal.settings(
          "Cannot use %s %s with --features: another program's table knows no cuts (leave one of both out)"
              .formatted(option, String.join(",", cuts)));
    }
    return named;
  }
}

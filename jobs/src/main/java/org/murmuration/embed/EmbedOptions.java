package org.murmuration.embed;

import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.command.LearningImageOptions;
import org.murmuration.command.NetworkOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code embed}. */
@Command(
    name = "embed",
    description = "Turn images into embeddings, a row an image, in a table of Parquet files.")
public final class EmbedOptions implements JobOptions {
  @Mixin private NetworkOptions network;
  @Mixin private LearningImageOptions images;

  @Option(
      names = "--table",
      required = true,
      paramLabel = "FOLDER|NAME",
      description = "Where the embeddings go: a folder, or iceberg:CATALOG.DATABASE.TABLE")
  private String table;

  @Mixin private EmbeddingOptions settings;

  @Override
  public Job job(RunId run) {
    return new EmbedJob(network.folder(), images.source(), table, run, settings.settings());
  }

  @Override
  public Optional<String> output() {
    return Optional.of(table);
  }
}

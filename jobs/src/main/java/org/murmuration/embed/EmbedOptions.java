package org.murmuration.embed;

import java.util.Optional;
import org.murmuration.command.ImageOptions;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code embed}. */
@Command(
    name = "embed",
    description = "Turn images into embeddings, a row an image, in a table of Parquet files.")
public final class EmbedOptions implements JobOptions {
  @Option(
      names = "--network",
      required = true,
      paramLabel = "FOLDER",
      description = "Pre-trained network, as import-weights or new-network writes it")
  private String network;

  @Mixin private ImageOptions images;

  @Option(
      names = "--table",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the embeddings go")
  private String table;

  @Mixin private EmbeddingOptions settings;

  @Override
  public Job job(RunId run) {
    return new EmbedJob(network, images.source(), table, run, settings.settings());
  }

  @Override
  public Optional<String> output() {
    return Optional.of(table);
  }
}

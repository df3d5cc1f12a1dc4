package org.murmuration.pack;

import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.command.LearningImageOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code pack}. */
@Command(
    name = "pack",
    description = "Put many image files into a few large ones, which --images reads as faithfully.")
public final class PackOptions implements JobOptions {
  @Mixin private LearningImageOptions images;

  @Option(
      names = "--pack",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the pack goes; must not exist")
  private String pack;

  @Option(
      names = "--max-bytes",
      paramLabel = "N",
      defaultValue = "67108864",
      description = "Bytes of a file, above which it is left out (default: ${DEFAULT-VALUE})")
  private long maxBytes;

  @Override
  public Job job(RunId run) {
    return new PackJob(images.source(), pack, new PackSettings(maxBytes));
  }

  @Override
  public Optional<String> output() {
    return Optional.of(pack);
  }
}

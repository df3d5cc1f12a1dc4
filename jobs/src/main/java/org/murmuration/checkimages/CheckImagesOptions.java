package org.murmuration.checkimages;

import java.util.Optional;
import org.murmuration.command.DecodeOptions;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.command.LearningImageOptions;
import org.murmuration.legs.CommitEvery;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code check-images}. */
@Command(
    name = "check-images",
    description = "Say what each image file is, which cannot be used and which are the same.")
public final class CheckImagesOptions implements JobOptions {
  @Mixin private LearningImageOptions images;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where the Parquet files go; must not exist")
  private String output;

  @Mixin private DecodeOptions decode;

  @Option(
      names = CommitEvery.OPTION,
      paramLabel = "IMAGES|TIME",
      defaultValue = "100000,10m",
      description =
          "What is done is kept after so many images or such a time, until the output is there; of two with a comma whichever is first (default: ${DEFAULT-VALUE})")
  private String commitEvery;

  @Override
  public Job job(RunId run) {
    return new CheckImagesJob(
        images.source(),
        output,
        run,
        new CheckImagesSettings(decode.settings(), CommitEvery.of(commitEvery)));
  }

  @Override
  public Optional<String> output() {
    return Optional.of(output);
  }
}

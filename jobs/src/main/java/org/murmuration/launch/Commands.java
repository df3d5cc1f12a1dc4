package org.murmuration.launch;

import org.murmuration.assemble.AssembleOptions;
import org.murmuration.checkimages.CheckImagesOptions;
import org.murmuration.classify.ClassifyOptions;
import org.murmuration.compact.CompactOptions;
import org.murmuration.demo.DemoOptions;
import org.murmuration.doctor.DoctorOptions;
import org.murmuration.embed.EmbedOptions;
import org.murmuration.evaluate.EvaluateOptions;
import org.murmuration.export.ExportOptions;
import org.murmuration.finetune.FinetuneOptions;
import org.murmuration.importing.ImportOptions;
import org.murmuration.importing.NewNetworkOptions;
import org.murmuration.pack.PackOptions;
import org.murmuration.pipeline.PipelineOptions;
import org.murmuration.plan.PlanOptions;
import org.murmuration.show.ShowOptions;
import org.murmuration.train.TrainOptions;
import org.murmuration.tune.TuneOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** All commands, in the order in which a user meets them. */
@Command(
    name = "murmuration",
    description = "Transfer learning for images on Apache Spark.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class Commands {
  private Commands() {}

  public static CommandLine create(String version) {
    CommandLine commands =
        new CommandLine(new Commands())
            .addSubcommand(new DemoOptions())
            .addSubcommand(new NewNetworkOptions())
            .addSubcommand(new ImportOptions())
            .addSubcommand(new ShowOptions())
            .addSubcommand(new CheckImagesOptions())
            .addSubcommand(new PlanOptions())
            .addSubcommand(new PackOptions())
            .addSubcommand(new PipelineOptions())
            .addSubcommand(new EmbedOptions())
            .addSubcommand(new CompactOptions())
            .addSubcommand(new TrainOptions())
            .addSubcommand(new TuneOptions())
            .addSubcommand(new AssembleOptions())
            .addSubcommand(new EvaluateOptions())
            .addSubcommand(new FinetuneOptions())
            .addSubcommand(new ClassifyOptions())
            .addSubcommand(new ExportOptions())
            .addSubcommand(new DoctorOptions());
    commands.getCommandSpec().version("murmuration " + version);
    commands
        .getSubcommands()
        .values()
        .forEach(
            command ->
                command
                    .getCommandSpec()
                    .version("murmuration " + version)
                    .addMixin("common", CommandSpec.forAnnotatedObject(new CommonOptions())));
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setUsageHelpAutoWidth(true);
    return commands;
  }
}

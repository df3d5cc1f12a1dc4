package org.murmuration.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.command.JobResult;
import org.murmuration.doctor.Versions;
import org.murmuration.storage.NameEncoding;
import org.murmuration.storage.Storage;
import org.murmuration.table.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Runs one command line from arguments to exit code. */
public final class Launcher {
  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

  private final Build build = Build.ofThisProgram();
  private final Host host;
  private final PrintStream out;
  private final PrintStream err;

  public Launcher(PrintStream out, PrintStream err) {
    this(Host.OWN, out, err);
  }

  Launcher(Host host, PrintStream out, PrintStream err) {
    this.host = host;
    this.out = out;
    this.err = err;
  }

  public int run(String... arguments) {
    try {
      return runChecked(arguments).code();
    } catch (Exception | Error e) {
      return say(Failure.of(e), false).code();
    }
  }

  private ExitCode runChecked(String... arguments) throws IOException {
    new VersionCheck(Versions.here()).check();
    NameEncoding.ofThisJvm().checkArguments(List.of(arguments));
    LocalAddress.ofEnvironment().check();
    SparkConf conf = host.conf();
    Storage storage = Storage.of(SparkHadoopUtil.get().newConfiguration(conf));
    CommandLine commands = Commands.create(build.version());
    new ArgumentCheck(commands).check(List.of(arguments));
    Settings settings = Settings.of(conf, storage, arguments);
    new SettingsCheck(commands).check(settings);
    commands.setDefaultValueProvider(settings);
    ParseResult parsed = commands.parseArgs(arguments);
    if (CommandLine.printHelpIfRequested(parsed)) {
      return ExitCode.DONE;
    }
    if (!parsed.hasSubcommand()) {
      commands.usage(err);
      return ExitCode.USAGE;
    }
    ParseResult command = parsed.subcommand();
    if (common(command).printConfig()) {
      new ConfigPrinter(settings, command).print(out);
      return ExitCode.DONE;
    }
    return run(command, storage);
  }

  private static CommonOptions common(ParseResult command) {
    return (CommonOptions) command.commandSpec().mixins().get("common").userObject();
  }

  private ExitCode run(ParseResult command, Storage storage) {
    String name = command.commandSpec().name();
    JobOptions options = (JobOptions) command.commandSpec().userObject();
    RunId run = common(command).runId();
    RunReport report = new RunReport(run, name, build, new RecordedSettings(command).values());
    try (Termination termination = host.termination()) {
      SessionRun session = new SessionRun(name, common(command).device(), host, termination);
      Tracking tracking = common(command).tracking(name + " " + run.value(), storage);
      Supplier<Job> job = () -> tracked(options.job(run), tracking);
      ExitCode code = run(session, job, report, common(command).stacktrace());
      write(report, storage, common(command).runReport(options.runReport()));
      tell(tracking, report);
      return code;
    }
  }

  private static Job tracked(Job job, Tracking tracking) {
    return spark -> {
      tracking.begin();
      return job.run(spark);
    };
  }

  private ExitCode run(
      SessionRun session, Supplier<Job> job, RunReport report, boolean stacktrace) {
    try {
      JobResult result = session.run(job.get(), report);
      result.summary().forEach(line -> out.println(TerminalLine.of(line)));
      report.done(result);
      result.requireGood();
      return ExitCode.DONE;
    } catch (Exception | Error e) {
      // Exception, because Scala throws checked ones that no signature names.
      Failure failure = session.termination().reason(Failure.of(e));
      report.failed(failure);
      return say(failure, stacktrace);
    }
  }

  private ExitCode say(Failure failure, boolean stacktrace) {
    err.println(TerminalLine.of(failure.line()));
    if (stacktrace || failure.isInternal()) {
      failure.cause().printStackTrace(err);
    }
    return failure.code();
  }

  private void write(RunReport report, Storage storage, String location) {
    if (location == null) {
      return;
    }
    try {
      new ReportPlace(storage, location).write(report);
    } catch (IOException | RuntimeException | Error e) {
      sayUnwritten(
          report, "Cannot write the run report %s: %s".formatted(location, new Words(e).line()));
    }
  }

  /** Whoever is told of a run decides nothing about it: what went wrong there is said, no more. */
  private void tell(Tracking tracking, RunReport report) {
    try {
      tracking.end(report);
    } catch (IOException | RuntimeException | Error e) {
      err.println(
          TerminalLine.of("Not all was told of this run: %s".formatted(new Words(e).line())));
    }
  }

  /** A command that failed has said its line, and the place of its output is why, mostly. */
  private void sayUnwritten(RunReport report, String line) {
    if (report.isDone()) {
      err.println(TerminalLine.of(line));
    } else {
      LOG.info("{}", TerminalLine.of(line));
    }
  }
}

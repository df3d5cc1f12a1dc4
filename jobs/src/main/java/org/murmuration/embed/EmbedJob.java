package org.murmuration.embed;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.CutPoint;
import org.murmuration.command.ImageSource;
import org.murmuration.command.Job;
import org.murmuration.command.ListedToLearn;
import org.murmuration.command.PrefixSettings;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.listing.ImageTable;
import org.murmuration.machine.Stopwatch;
import org.murmuration.memory.MemoryWarning;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.NetworkConfig;
import org.murmuration.table.Contradictions;
import org.murmuration.table.EmbeddingColumn;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.FileSizes;
import org.murmuration.table.KnownImages;
import org.murmuration.table.RejectCounts;
import org.murmuration.table.RunId;
import org.murmuration.table.TableContract;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the frozen prefix over images.
 *
 * <p><i>Input</i>: a network folder and images. <i>Output</i>: a run of an embedding table, and its
 * rejects. <i>Example</i>: {@code spark-submit murmuration.jar embed --network vgg16 --images birds
 * --table embeddings}
 *
 * @param networkFolder as import-weights and new-network make it
 * @param images those with a label are for training, too
 * @param tableFolder a table that is there is added to, if it was made in the same way
 * @param run names the folder that the run writes in the table
 * @param settings how images become embeddings
 */
public record EmbedJob(
    String networkFolder, ImageSource images, String tableFolder, RunId run, EmbedSettings settings)
    implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(EmbedJob.class);

  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public EmbedJob {
    Given.place("--network", networkFolder);
    Given.value("--images", images);
    Given.place("--table", tableFolder);
    Given.value("--run-id", run);
    Given.value("settings", settings);
  }

  /** A run that bears the present time as its name. */
  public EmbedJob(
      String networkFolder, ImageSource images, String tableFolder, EmbedSettings settings) {
    this(networkFolder, images, tableFolder, RunId.now(), settings);
  }

  @Override
  public EmbedResult run(SparkSession spark) throws IOException {
    Stopwatch watch = new Stopwatch();
    Storage storage = Storage.of(spark);
    spark.sparkContext().setJobGroup("embed", "list " + images.location(), true);
    NetworkArchive network = NetworkArchive.open(storage.existingFolder(networkFolder, "network"));
    TableContract contract = contract(network.config());
    EmbeddingTable table = new EmbeddingTable(spark, storage, tableFolder);
    requireMode(storage, table);
    ImageTable source = new ImageTable(spark, storage);
    ListedToLearn toLearn = images.listToLearn(source);
    JavaRDD<ImageFile> listed = toLearn.images();
    toLearn.hint().ifPresent(hint -> LOG.warn("In {}: {}", images.location(), hint));
    table.agree(contract);
    table.clearInterrupted(run);

    EmbedSeconds start = EmbedSeconds.ofListing(watch.lap());
    Embedded embedded = embedNew(spark, network, table, listed);
    step(spark, "count what the table has");
    EmbedResult result =
        new EmbedResult(
            table.location(),
            listed.count(),
            embedded.images(),
            embedded.reused(),
            embedded.profilesIgnored(),
            table.rejectsAmong(listed, settings.pixels().decode()),
            table.contradictions(listed),
            start.plus(embedded.seconds()));
    requireAllClasses(listed, result.rejects());
    requireFewContradictions(result, listed);
    result.rejects().requireFew(settings.maxRejectRatio(), result.listed(), result.table());
    return result;
  }

  private void requireFewContradictions(EmbedResult result, JavaRDD<ImageFile> listed) {
    Contradictions found = result.contradictions();
    if (found.files() > 0) {
      LOG.warn("{} files have the same bytes as one in another class", found.files());
      found.shown().forEach(pair -> LOG.warn("{}", pair.line()));
      long labelled = listed.filter(file -> file.label() != null).count();
      found.requireFew(settings.maxContradictionRatio(), labelled, images.location());
    }
    if (found.outdated() > 0) {
      LOG.warn(
          "The table {} still holds {} of these images in another class, in files that were not listed: it is learnt from, too (embed to a new table where labels were corrected)",
          result.table(),
          found.outdated());
    }
  }

  /** Names what comes next in Spark's UI, below the group's name. */
  private static void step(SparkSession spark, String what) {
    spark.sparkContext().setJobDescription(what);
  }

  /**
   * What a run added.
   *
   * @param images that the network ran on
   * @param profilesIgnored of these, that had a colour profile which cannot be used
   * @param reused images that it had run on before, in other files
   */
  private record Embedded(long images, long profilesIgnored, long reused, EmbedSeconds seconds) {
    Embedded after(EmbedSeconds earlier) {
      return new Embedded(images, profilesIgnored, reused, seconds.plus(earlier));
    }
  }

  private Embedded embedNew(
      SparkSession spark, NetworkArchive network, EmbeddingTable table, JavaRDD<ImageFile> listed)
      throws IOException {
    Stopwatch watch = new Stopwatch();
    JavaRDD<ImageFile> unread = table.notYetRead(listed, run, settings.pixels().decode()).cache();
    if (unread.isEmpty()) {
      return new Embedded(0, 0, 0, EmbedSeconds.ofListing(watch.lap()));
    }
    table.requireNew(run);
    step(spark, "look for known images");
    try (KnownImages known = table.known(unread)) {
      if (known.count() > 0) {
        LOG.info("Taking over embeddings of {} images whose bytes are known", known.count());
      }
      JavaRDD<ImageFile> toRead = known.removedFrom(unread).cache();
      long count = toRead.count();
      EmbedSeconds listing = EmbedSeconds.ofListing(watch.lap());
      return embed(spark, network, table, toRead, count, known).after(listing);
    }
  }

  private Embedded embed(
      SparkSession spark,
      NetworkArchive network,
      EmbeddingTable table,
      JavaRDD<ImageFile> toRead,
      long count,
      KnownImages known)
      throws IOException {
    Stopwatch watch = new Stopwatch();
    if (count == 0) {
      commit(spark, table, ImagePass.Outcomes.none(spark), known);
      return new Embedded(0, 0, known.count(), new EmbedSeconds(0, 0, 0, watch.lap()));
    }
    LOG.info("Embedding {} images, {}", count, describe(network.config()));
    try (ImagePass pass = pass(spark, network)) {
      double sending = watch.lap();
      step(spark, "embed %d images".formatted(count));
      ImagePass.Outcomes outcomes = pass.run(toRead, count);
      watch.lap();
      if (outcomes.profilesIgnored() > 0) {
        LOG.warn(
            "Ignored the colour profiles of {} images: broken, or not of the image's kind",
            outcomes.profilesIgnored());
      }
      table.agree(contract(network.config()));
      commit(spark, table, outcomes, known);
      double building = outcomes.buildSeconds();
      return new Embedded(
          outcomes.usedCount(),
          outcomes.profilesIgnored(),
          known.count(),
          new EmbedSeconds(0, sending + building, outcomes.seconds() - building, watch.lap()));
    }
  }

  private List<CutPoint> cuts(NetworkConfig network) {
    return settings.prefix().cut().on(network.backbone());
  }

  private ImagePass pass(SparkSession spark, NetworkArchive network) throws IOException {
    PrefixSettings prefix = settings.prefix();
    List<CutPoint> cuts = cuts(network.config());
    MemoryWarning.of(
        spark, network.config().backbone(), cuts, prefix.batchSize(), prefix.weightsBy());
    return ImagePass.ofPrefix(
        spark, network, cuts, prefix.weightsBy(), prefix.batchSize(), settings.pixels());
  }

  private String describe(NetworkConfig network) {
    return "%s cut at %s%s"
        .formatted(
            network.backbone().id(),
            cuts(network).stream().map(CutPoint::toString).collect(Collectors.joining(", ")),
            network.source().pretrained() ? "" : " (random weights, not pre-trained)");
  }

  /** Whatever was computed is kept, also where the run then misses a bar: it was the hard part. */
  private void commit(
      SparkSession spark, EmbeddingTable table, ImagePass.Outcomes outcomes, KnownImages known)
      throws IOException {
    step(spark, "commit the rejects of run " + run.value());
    table.rejects().write(run, outcomes.rejected(), settings.pixels().decode());
    step(spark, "commit run " + run.value());
    long images = outcomes.usedCount() + known.count();
    if (images > 0) {
      int files = FileSizes.ofFloats(table.contract().floatsOfAnImage()).files(spark, images);
      table.write(run, outcomes.used(), known, files);
    }
  }

  private TableContract contract(NetworkConfig network) {
    return new TableContract(
        TableContract.FORMAT_VERSION,
        network.fingerprint(),
        network.backbone().id(),
        network.source().pretrained(),
        EmbeddingColumn.of(network.backbone(), cuts(network)),
        settings.pixels().preprocessing(network).id(),
        settings.split());
  }

  private void requireMode(Storage storage, EmbeddingTable table) throws IOException {
    if (settings.mode() == EmbedSettings.Mode.FAIL_IF_EXISTS && storage.exists(table.location())) {
      throw Refusal.conflict(
          "Cannot write table %s: it exists already (--mode incremental adds to it)"
              .formatted(table.location()));
    }
  }

  /** What nothing is left of can't be learnt: no share of rejects makes that acceptable. */
  private void requireAllClasses(JavaRDD<ImageFile> listed, RejectCounts rejects) {
    rejects.byClass().forEach((label, reasons) -> LOG.info("Rejects in {}: {}", label, reasons));
    if (rejects.total() == 0) {
      return;
    }
    Map<String, Long> classes =
        listed.map(ImageFile::label).filter(Objects::nonNull).countByValue();
    List<String> emptied = rejects.emptied(classes);
    if (!emptied.isEmpty()) {
      throw Refusal.input(
          "Cannot use the images: nothing is left of %s, all its images were rejected (reasons: %s; see %s/rejects)"
              .formatted(
                  String.join(", ", emptied), rejects.byClass().get(emptied.get(0)), tableFolder));
    }
  }
}

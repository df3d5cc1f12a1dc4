package org.murmuration.embed;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.calibration.Calibrator;
import org.murmuration.calibration.FewImages;
import org.murmuration.command.ImageSource;
import org.murmuration.command.Job;
import org.murmuration.command.ListedToLearn;
import org.murmuration.command.PrefixSettings;
import org.murmuration.delivery.CutNetwork;
import org.murmuration.engine.Calibration;
import org.murmuration.engine.Numerics;
import org.murmuration.engine.Precision;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.listing.ImageTable;
import org.murmuration.machine.Stopwatch;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.NetworkConfig;
import org.murmuration.table.Contradictions;
import org.murmuration.table.EmbeddingColumn;
import org.murmuration.table.EmbeddingTable;
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
    CutNetwork.requirePrecision(network.config(), settings.prefix().precision().precision());
    EmbeddingTable table = new EmbeddingTable(spark, storage, tableFolder);
    requireMode(table);
    ImageTable source = new ImageTable(spark, storage);
    ListedToLearn toLearn = images.listToLearn(source);
    JavaRDD<ImageFile> listed = toLearn.images();
    toLearn.hint().ifPresent(hint -> LOG.warn("In {}: {}", images.location(), hint));
    table.agree(contract(network.config()).in(numerics(spark, network, table, listed)));

    EmbedSeconds start = EmbedSeconds.ofListing(watch.lap());
    EmbedRun embedding = new EmbedRun(spark, storage, network, table, run, settings);
    EmbedResult result;
    try {
      embedding.embed(listed);
      spark.sparkContext().setJobDescription("count what the table has");
      result = result(table, listed, embedding, start);
    } finally {
      table.releaseFiles();
    }
    String place = table.rejects().location();
    requireAllClasses(listed, result.rejects(), place);
    requireFewContradictions(result, listed);
    result.rejects().requireFew(settings.maxRejectRatio(), result.listed(), place);
    return result;
  }

  private EmbedResult result(
      EmbeddingTable table, JavaRDD<ImageFile> listed, EmbedRun embedding, EmbedSeconds start)
      throws IOException {
    long images = listed.count();
    Contradictions contradictions = table.contradictions(listed);
    RejectCounts rejects = table.rejectsAmong(listed, settings.pixels().decode());
    return new EmbedResult(
        table.location(),
        images,
        contradictions.images() - (images - rejects.total()),
        embedding.counts(),
        rejects,
        contradictions,
        start.plus(embedding.seconds()),
        embedding.upkeep());
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

  /** Scales are those that the table was made with, if it was. */
  private Numerics numerics(
      SparkSession spark, NetworkArchive network, EmbeddingTable table, JavaRDD<ImageFile> listed)
      throws IOException {
    PrefixSettings prefix = settings.prefix();
    Precision precision = prefix.precision().precision();
    Optional<Numerics> known =
        table.known().map(TableContract::numerics).filter(own -> own.precision() == precision);
    if (precision != Precision.INT8 || known.isPresent()) {
      return known.orElse(Numerics.of(precision));
    }
    if (table.known().isPresent()) {
      return Numerics.int8(Calibration.NONE); // It is refused.
    }
    spark.sparkContext().setJobDescription("calibrate 8 bits");
    CutNetwork cut = new CutNetwork(network, prefix.cut().on(network.config().backbone()));
    return new Calibrator(new FewImages(spark, prefix, settings.pixels()), cut).calibrated(listed);
  }

  private TableContract contract(NetworkConfig network) {
    return new TableContract(
        TableContract.FORMAT_VERSION,
        network.fingerprint(),
        network.backbone().id(),
        network.source().pretrained(),
        EmbeddingColumn.of(network.backbone(), settings.prefix().cut().on(network.backbone())),
        settings.pixels().preprocessing(network).id(),
        settings.split());
  }

  private void requireMode(EmbeddingTable table) throws IOException {
    if (settings.mode() == EmbedSettings.Mode.FAIL_IF_EXISTS && table.exists()) {
      throw Refusal.conflict(
          "Cannot write table %s: it exists already (--mode incremental adds to it)"
              .formatted(table.location()));
    }
  }

  /** What nothing is left of can't be learnt: no share of rejects makes that acceptable. */
  private static void requireAllClasses(
      JavaRDD<ImageFile> listed, RejectCounts rejects, String place) {
    rejects.byClass().forEach((label, reasons) -> LOG.info("Rejects in {}: {}", label, reasons));
    if (rejects.total() == 0) {
      return;
    }
    Map<String, Long> classes =
        listed.map(ImageFile::label).filter(Objects::nonNull).countByValue();
    List<String> emptied = rejects.emptied(classes);
    if (!emptied.isEmpty()) {
      throw Refusal.input(
          "Cannot use the images: nothing is left of %s, all its images were rejected (reasons: %s; see %s)"
              .formatted(String.join(", ", emptied), rejects.byClass().get(emptied.get(0)), place));
    }
  }
}

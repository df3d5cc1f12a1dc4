package org.murmuration.embed;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.architecture.CutPoint;
import org.murmuration.calibration.Comparison;
import org.murmuration.calibration.ComputedAs;
import org.murmuration.calibration.FewImages;
import org.murmuration.command.PrefixSettings;
import org.murmuration.delivery.CutNetwork;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.legs.LegCounts;
import org.murmuration.legs.Legs;
import org.murmuration.machine.Stopwatch;
import org.murmuration.memory.MemoryWarning;
import org.murmuration.runs.TableLease;
import org.murmuration.storage.FreeSpace;
import org.murmuration.storage.Storage;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.NetworkConfig;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.FileSizes;
import org.murmuration.table.KnownImages;
import org.murmuration.table.OpenRun;
import org.murmuration.table.RunId;
import org.murmuration.upkeep.Upkeep;
import org.murmuration.upkeep.UpkeepCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a table: what images lack, computed and committed leg by leg. */
final class EmbedRun {
  private static final Logger LOG = LoggerFactory.getLogger(EmbedRun.class);

  /** Of millions of files, not all are in memory. */
  private static final StorageLevel KEPT = StorageLevel.MEMORY_AND_DISK();

  private final SparkSession spark;
  private final Storage storage;
  private final NetworkArchive network;
  private final EmbeddingTable table;
  private final RunId run;
  private final EmbedSettings settings;
  private EmbedCounts counts = EmbedCounts.NONE;
  private UpkeepCounts upkeep = UpkeepCounts.NONE;
  private EmbedSeconds seconds = EmbedSeconds.ofListing(0);

  EmbedRun(
      SparkSession spark,
      Storage storage,
      NetworkArchive network,
      EmbeddingTable table,
      RunId run,
      EmbedSettings settings) {
    this.spark = spark;
    this.storage = storage;
    this.network = network;
    this.table = table;
    this.run = run;
    this.settings = settings;
  }

  /** What was added. */
  EmbedCounts counts() {
    return counts;
  }

  EmbedSeconds seconds() {
    return seconds;
  }

  /** Embeds those among these images that have no row yet. */
  void embed(JavaRDD<ImageFile> listed) throws IOException {
    Stopwatch watch = new Stopwatch();
    JavaRDD<ImageFile> unread = unread(listed);
    if (unread.isEmpty()) {
      seconds = EmbedSeconds.ofListing(watch.lap());
      return;
    }
    try (TableLease lease = table.lease(run)) {
      lease.requireHeld();
      table.clearInterrupted(run);
      embedAlone(table.reopen() ? unread(listed) : unread, watch);
    }
  }

  private JavaRDD<ImageFile> unread(JavaRDD<ImageFile> listed) throws IOException {
    return table.notYetRead(listed, run, settings.pixels().decode()).persist(KEPT);
  }

  /** While no other command adds to the table. */
  private void embedAlone(JavaRDD<ImageFile> unread, Stopwatch watch) throws IOException {
    if (!unread.isEmpty()) {
      table.requireNew(run);
      step("look for known images");
      try (KnownImages known = table.known(unread)) {
        if (known.count() > 0) {
          LOG.info("Taking over embeddings of {} images whose bytes are known", known.count());
        }
        JavaRDD<ImageFile> toRead = known.removedFrom(unread).persist(KEPT);
        long count = toRead.count();
        seconds = EmbedSeconds.ofListing(watch.lap());
        write(toRead, count, known);
      }
    }
    step("look whether any image was lost");
    table.requireAll(unread, settings.pixels().decode());
    step("keep the table in order");
    upkeep = new Upkeep(spark, storage, table).afterwards(settings.upkeep());
  }

  /** What was done for the order of the table. */
  UpkeepCounts upkeep() {
    return upkeep;
  }

  private void write(JavaRDD<ImageFile> toRead, long count, KnownImages known) throws IOException {
    try (OpenRun open = table.open(run, settings.pixels().decode())) {
      Stopwatch watch = new Stopwatch();
      takeOver(open, known);
      if (count == 0) {
        open.commit(1, List.of(), OpenRun.Order.LAST);
        counts = counts.plus(new EmbedCounts(0, 0, 0, 1, 0));
      }
      seconds = seconds.plus(new EmbedSeconds(0, 0, 0, watch.lap()));
      if (count > 0) {
        embed(open, toRead, count);
      }
    }
  }

  private void takeOver(OpenRun open, KnownImages known) throws IOException {
    step("copy the rows of known images");
    int files = FileSizes.ofFloats(table.contract().floatsOfAnImage()).files(spark, known.count());
    open.takeOver(spark, known, files);
    counts = counts.plus(new EmbedCounts(0, known.count(), 0, 0, 0));
  }

  /** Whatever is computed is kept, also where the run then misses a bar: it was the hard part. */
  private void embed(OpenRun open, JavaRDD<ImageFile> toRead, long count) throws IOException {
    LOG.info("Embedding {} images, {}", count, describe());
    ComputedAs computed = compared(toRead);
    long floats = table.contract().floatsOfAnImage();
    FreeSpace.at(storage, table.workFolder()).warnBelow(count * floats * Float.BYTES);
    Stopwatch watch = new Stopwatch();
    try (ImagePass pass = pass()) {
      double sending = watch.lap();
      LegCounts legs = new Legs(spark, open, pass, settings.commitEvery()).go(toRead, count);
      counts =
          counts.plus(
              new EmbedCounts(legs.used(), 0, legs.profilesIgnored(), legs.legs(), legs.redone())
                  .with(computed.by(pass.engines())));
      seconds =
          seconds.plus(
              new EmbedSeconds(
                  legs.listingSeconds(),
                  sending + legs.buildSeconds(),
                  legs.computingSeconds(),
                  legs.commitSeconds()));
    }
    if (counts.profilesIgnored() > 0) {
      LOG.warn(
          "Ignored the colour profiles of {} images: broken, or not of the image's kind",
          counts.profilesIgnored());
    }
  }

  private ComputedAs compared(JavaRDD<ImageFile> toRead) throws IOException {
    PrefixSettings prefix = settings.prefix();
    FewImages few = new FewImages(spark, prefix, settings.pixels());
    return new Comparison(few, cutNetwork()).require(prefix.precision().minCosine(), toRead);
  }

  private CutNetwork cutNetwork() throws IOException {
    return new CutNetwork(network, cuts(), table.contract().numerics());
  }

  private List<CutPoint> cuts() {
    return settings.prefix().cut().on(network.config().backbone());
  }

  private ImagePass pass() throws IOException {
    PrefixSettings prefix = settings.prefix();
    MemoryWarning.of(
        spark, network.config().backbone(), cuts(), prefix.batchSize(), prefix.weightsBy());
    return ImagePass.ofPrefix(
        spark, cutNetwork(), prefix.weightsBy(), prefix.batchSize(), settings.pixels());
  }

  private String describe() {
    NetworkConfig config = network.config();
    return "%s cut at %s%s"
        .formatted(
            config.backbone().id(),
            cuts().stream().map(CutPoint::toString).collect(Collectors.joining(", ")),
            config.source().pretrained() ? "" : " (random weights, not pre-trained)");
  }

  /** Names what comes next in Spark's UI, below the group's name. */
  private void step(String what) {
    spark.sparkContext().setJobDescription(what);
  }
}

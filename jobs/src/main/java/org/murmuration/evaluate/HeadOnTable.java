package org.murmuration.evaluate;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.scoring.HeadNaming;
import org.murmuration.scoring.TallyPass;
import org.murmuration.split.Split;
import org.murmuration.split.SplitChoice;
import org.murmuration.split.SplitRule;
import org.murmuration.storage.Storage;
import org.murmuration.store.HeadArchive;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.SplitNote;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.ExampleTable;
import org.murmuration.table.FileSizes;
import org.murmuration.table.ForeignColumns;
import org.murmuration.table.ForeignTable;
import org.murmuration.table.ScoredImageTable;
import org.murmuration.table.TableContract;
import org.murmuration.table.ValidationToo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A head on the test split of a table, divided as that which it learnt from.
 *
 * @param headFolder as train makes it
 * @param tableFolder as embed makes it, or another program
 * @param foreign columns of a table that another program made
 * @param split what the user says of it
 */
public record HeadOnTable(
    String headFolder, String tableFolder, Optional<ForeignColumns> foreign, SplitChoice split)
    implements Subject {
  private static final Logger LOG = LoggerFactory.getLogger(HeadOnTable.class);

  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public HeadOnTable {
    Given.place("--head", headFolder);
    Given.place("--table", tableFolder);
    Given.value("--features", foreign);
    Given.value("--split-seed", split);
  }

  /** With the split that the head remembers. */
  public HeadOnTable(String headFolder, String tableFolder, Optional<ForeignColumns> foreign) {
    this(headFolder, tableFolder, foreign, SplitChoice.NONE);
  }

  /** On a table that embed made. */
  public HeadOnTable(String headFolder, String tableFolder) {
    this(headFolder, tableFolder, Optional.empty());
  }

  @Override
  public EvaluationReport evaluate(
      SparkSession spark, ScoredImageTable predictions, EvaluateSettings settings)
      throws IOException {
    Storage storage = Storage.of(spark);
    HeadArchive head = HeadArchive.open(storage.existingFolder(headFolder, "head"));
    ExampleTable table = asLearnt(table(spark, storage, head.config()), head.config());
    TableContract contract = table.contract();
    requireSame(head.config(), contract, table);
    requireSameWidth(head.config(), contract, table);
    SeenTest test = SeenTest.of(spark, table, head.seen());
    long count = test.count();
    requireExamples(count, table);
    LabelSet labels = head.head().labels();
    predictions.write(
        test.unseen(table.locatedExamples(Split.TEST, labels))
            .map(new HeadNaming(head.head(), Split.TEST)),
        FileSizes.OF_SHORT_ROWS.files(spark, count));
    EvaluationReport report =
        EvaluationReport.of(
                contract.source(),
                TallyPass.scores(predictions.read(), labels),
                test.in(DataUse.ofTable(table, head.config(), count)))
            .withSetting("table", table.location())
            .withSetting("network fingerprint", contract.network())
            .withSetting("fingerprint of the rows it learnt from", head.config().table())
            .withSettings(head.config().settings())
            .withSettings(Versions.of(spark))
            .withHistory(head.history())
            .withGallery(
                new Inspection(spark, table, test, labels, settings.comparePairs())
                    .gallery(predictions, count, contract.pretrained()));
    return contract.pretrained() ? report : report.withNotice(RandomWeights.NOTICE);
  }

  @Override
  public Optional<String> head(Storage storage) throws IOException {
    return Optional.of(HeadArchive.modelSha256(storage.existingFolder(headFolder, "head")));
  }

  private ExampleTable table(SparkSession spark, Storage storage, HeadConfig head)
      throws IOException {
    return foreign.isPresent()
        ? ForeignTable.open(spark, storage, tableFolder, foreign.get(), ForeignTable.splitOf(head))
        : splitAsLearnt(new EmbeddingTable(spark, storage, tableFolder).at(head.cut()), head);
  }

  /** Where rows are divided otherwise, the head learnt from some of those for testing. */
  private ExampleTable splitAsLearnt(EmbeddingTable table, HeadConfig head) throws IOException {
    SplitNote ofTable = table.split();
    if (!head.split().decidesByRule()) {
      SplitRule.of(ofTable).ifPresent(rule -> split.requireSame(rule, "table " + table.location()));
      return table;
    }
    SplitRule rule = split.inherited(head.split(), "head " + headFolder);
    if (ofTable.equals(rule.note())) {
      return table;
    }
    LOG.warn(
        "The table {} is split by {}, the head learnt by {}: it is tested by its own split",
        table.location(),
        ofTable,
        rule.note());
    return table.dividedBy(rule);
  }

  /** The table with all that the head learnt from as training split. */
  private static ExampleTable asLearnt(ExampleTable table, HeadConfig head) {
    return head.learntFrom().splits().contains(Split.VALIDATION.id())
        ? new ValidationToo(table)
        : table;
  }

  private static void requireSame(HeadConfig head, TableContract contract, ExampleTable table) {
    boolean sameCut =
        head.cut().equals(contract.cut()) && head.pooling().equals(contract.pooling());
    if (!head.network().equals(contract.network()) || !sameCut) {
      throw Refusal.input(
          "Cannot evaluate the head on %s: it was trained on embeddings of network %s cut at %s/%s, the table holds those of network %s cut at %s/%s"
              .formatted(
                  table.location(),
                  head.network(),
                  head.cut(),
                  head.pooling(),
                  contract.network(),
                  contract.cut(),
                  contract.pooling()));
    }
  }

  private static void requireSameWidth(
      HeadConfig head, TableContract contract, ExampleTable table) {
    if (head.width() != contract.width()) {
      throw Refusal.input(
          "Cannot evaluate the head on %s: it reads %d features, the table holds %d (evaluate on the table that it learnt from)"
              .formatted(table.location(), head.width(), contract.width()));
    }
  }

  private static void requireExamples(long count, ExampleTable table) {
    if (count == 0) {
      throw Refusal.input(
          "Cannot evaluate: the test split of %s has no labelled image (raise --test-share, or add images)"
              .formatted(table.location()));
    }
  }
}

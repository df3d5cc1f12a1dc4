package org.murmuration.table;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.murmuration.engine.Numerics;
import org.murmuration.engine.Precision;
import org.murmuration.refusal.Differences;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.SplitRule;
import org.murmuration.storage.TableNames;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.HeadInput;
import org.murmuration.store.JsonFormat;

/**
 * What all embeddings of a table have in common; {@code _contract.json}, written once.
 *
 * @param network fingerprint of the network
 * @param architecture its name, for people
 * @param pretrained whether the network has seen anything
 * @param cuts the layers whose outputs the embeddings are, each with its column
 * @param preprocessing what happened to the images before the network
 * @param split how images are divided
 * @param numerics that the network computed with
 */
public record TableContract(
    int formatVersion,
    String network,
    String architecture,
    boolean pretrained,
    List<EmbeddingColumn> cuts,
    String preprocessing,
    SplitRule split,
    Numerics numerics) {
  /** Of embeddings in float32. */
  public static final int FORMAT_VERSION = 3;

  /** Of embeddings in other numbers, which older programs must not add to. */
  private static final int IN_OTHER_NUMBERS = 4;

  /** Rows had a split, by a rule that knew no labels. */
  private static final int DIVIDED_BY_CONTENT = 2;

  public TableContract {
    if (cuts.isEmpty()) {
      throw Refusal.input("Cannot read this table: its contract names no cut");
    }
    cuts = List.copyOf(cuts);
  }

  /** Of embeddings in float32. */
  public TableContract(
      int formatVersion,
      String network,
      String architecture,
      boolean pretrained,
      List<EmbeddingColumn> cuts,
      String preprocessing,
      SplitRule split) {
    this(
        formatVersion,
        network,
        architecture,
        pretrained,
        cuts,
        preprocessing,
        split,
        Numerics.FLOAT32);
  }

  /** The same in other numbers. */
  public TableContract in(Numerics others) {
    return new TableContract(
        others.precision() == Precision.FLOAT32 ? FORMAT_VERSION : IN_OTHER_NUMBERS,
        network,
        architecture,
        pretrained,
        cuts,
        preprocessing,
        split,
        others);
  }

  /** What a contract is of embeddings in float32: nothing is said of numbers. */
  private record OfFloat32(
      int formatVersion,
      String network,
      String architecture,
      boolean pretrained,
      List<EmbeddingColumn> cuts,
      String preprocessing,
      SplitRule split) {
    TableContract asOfNow() {
      return new TableContract(
          FORMAT_VERSION, network, architecture, pretrained, cuts, preprocessing, split);
    }

    String text() {
      return toString().replaceFirst("^OfFloat32", "TableContract");
    }
  }

  /** Heads have its digest: of embeddings in float32 it is what it ever was. */
  @Override
  public String toString() {
    return isFloat32()
        ? ofFloat32().text()
        : ofFloat32().text()
            + "["
            + numerics.precision().id()
            + ", "
            + numerics.calibration()
            + "]";
  }

  /** In the oldest format that says all of it. */
  public byte[] json() {
    return new JsonFormat().write(isFloat32() ? ofFloat32() : this);
  }

  private OfFloat32 ofFloat32() {
    return new OfFloat32(
        formatVersion, network, architecture, pretrained, cuts, preprocessing, split);
  }

  private boolean isFloat32() {
    return numerics.precision() == Precision.FLOAT32;
  }

  /** What a table's contract was while it could have one cut only. */
  @JsonIgnoreProperties("format_version")
  private record OfOneCut(
      String network,
      String architecture,
      boolean pretrained,
      String cut,
      String pooling,
      int width,
      String preprocessing,
      RuleByContent split) {
    static final int FORMAT_VERSION = 1;

    TableContract asOfNow() {
      return new TableContract(
          DIVIDED_BY_CONTENT,
          network,
          architecture,
          pretrained,
          List.of(new EmbeddingColumn(EmbeddingColumn.FIRST, cut, pooling, width)),
          preprocessing,
          split.asOfNow());
    }
  }

  /** What a table's contract was while there was one kind of rule. */
  @JsonIgnoreProperties("format_version")
  private record OfOneRule(
      String network,
      String architecture,
      boolean pretrained,
      List<EmbeddingColumn> cuts,
      String preprocessing,
      RuleByContent split) {
    TableContract asOfNow() {
      return new TableContract(
          DIVIDED_BY_CONTENT,
          network,
          architecture,
          pretrained,
          cuts,
          preprocessing,
          split.asOfNow());
    }
  }

  /** What a rule was while there was one kind. */
  private record RuleByContent(long seed, double validationShare, double testShare) {
    SplitRule asOfNow() {
      return new SplitRule(SplitRule.By.CONTENT, seed, validationShare, testShare);
    }
  }

  /** The one field that every format has. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Version(int formatVersion) {}

  /**
   * @param location of the JSON, for messages
   * @throws Refusal if it is no contract that this program knows
   */
  static TableContract read(byte[] json, String location) {
    JsonFormat format = new JsonFormat();
    requireOfEmbeddings(format.read(json, Map.class, location), location);
    int version = format.read(json, Version.class, location).formatVersion();
    return switch (version) {
      case OfOneCut.FORMAT_VERSION -> format.read(json, OfOneCut.class, location).asOfNow();
      case DIVIDED_BY_CONTENT -> format.read(json, OfOneRule.class, location).asOfNow();
      case FORMAT_VERSION -> format.read(json, OfFloat32.class, location).asOfNow();
      case IN_OTHER_NUMBERS -> format.read(json, TableContract.class, location);
      default ->
          throw Refusal.input(
              "Cannot read %s: its format version is %d, this program knows %d to %d"
                  .formatted(location, version, OfOneCut.FORMAT_VERSION, IN_OTHER_NUMBERS));
    };
  }

  /** Contracts of other tables say what they are of. */
  private static void requireOfEmbeddings(Map<?, ?> contract, String location) {
    Object kind = contract.get(TableNames.KIND);
    if (kind != null) {
      throw Refusal.input(
          "Cannot read the embeddings: %s is the contract of a table of %s (name another table)"
              .formatted(location, kind));
    }
  }

  /** Whether each row says its split, and no rule is needed to read it. */
  boolean isDivided() {
    return formatVersion <= DIVIDED_BY_CONTENT;
  }

  /** What the embeddings are, for people. */
  public String source() {
    String made =
        network.equals(HeadConfig.NO_NETWORK)
            ? "%s, column %s".formatted(architecture, cut())
            : "%s cut at %s".formatted(architecture, cut());
    return isFloat32() ? made : made + ", computed in " + numerics.precision().id();
  }

  /** The layer of the only cut, or of the first. */
  public String cut() {
    return cuts.get(0).layer();
  }

  /** Its pooling. */
  public String pooling() {
    return cuts.get(0).pooling();
  }

  /**
   * What a head reads that learns from it.
   *
   * @param featureScale by what embeddings are divided while it learns
   */
  public HeadInput input(String featureScale) {
    return new HeadInput(network, cut(), pooling(), width(), preprocessing, featureScale);
  }

  /** Floats in one of its embeddings. */
  public int width() {
    return cuts.get(0).width();
  }

  /** Floats that all embeddings of an image have together. */
  public long floatsOfAnImage() {
    return cuts.stream().mapToLong(EmbeddingColumn::width).sum();
  }

  /**
   * The same for one of the cuts alone.
   *
   * @throws Refusal if the table has no embeddings of that layer
   */
  TableContract at(String layer, String location) {
    EmbeddingColumn wanted =
        cuts.stream()
            .filter(cut -> cut.layer().equals(layer))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.input(
                        "Cannot read embeddings of cut %s: table %s has those of %s (embed with --cut, or name one of these)"
                            .formatted(layer, location, layers())));
    return new TableContract(
        formatVersion,
        network,
        architecture,
        pretrained,
        List.of(wanted),
        preprocessing,
        split,
        numerics);
  }

  private String layers() {
    return cuts.stream().map(EmbeddingColumn::layer).collect(Collectors.joining(", "));
  }

  /**
   * @throws Refusal (conflict) naming each difference with both values
   */
  void requireSame(TableContract wanted, String location) {
    Differences differences =
        new Differences()
            .compare("network", network, wanted.network)
            .compare("cut", named(cuts), named(wanted.cuts))
            .compare("pre-processing", preprocessing, wanted.preprocessing)
            .compare("precision", numerics.precision().id(), wanted.numerics.precision().id());
    if (!split.isLike(wanted.split)) {
      differences.compare("split", split.note(), wanted.split.note());
    }
    if (differences.words().isPresent()) {
      throw Refusal.conflict(
          "Cannot write to table %s: it was made otherwise: %s (name another table)"
              .formatted(location, differences.words().get()));
    }
  }

  private static String named(List<EmbeddingColumn> cuts) {
    return cuts.stream().map(EmbeddingColumn::toString).collect(Collectors.joining(", "));
  }
}

package org.murmuration.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.Pooling;
import org.murmuration.refusal.Refusal;

/**
 * The {@code config.json} of a head folder.
 *
 * @param labels in the order of the head's outputs
 * @param input what it reads
 * @param units of its hidden layers, in order; empty for a softmax layer alone
 * @param learntFrom its examples
 * @param fineTunings when layers of the network learnt with it, the last one last
 * @param training settings of the optimizer by name, for people
 * @param metrics counts and scores by name
 */
public record HeadConfig(
    int formatVersion,
    List<String> labels,
    HeadInput input,
    @JsonProperty("hidden") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> units,
    LearntFrom learntFrom,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FineTuning> fineTunings,
    Map<String, String> training,
    Map<String, Double> metrics) {
  public static final int FORMAT_VERSION = 2;

  /** In place of a network's fingerprint: another program made what the head learnt from. */
  public static final String NO_NETWORK = "none";

  /** The setting that says in which numbers embeddings were computed, if not in float32. */
  public static final String PRECISION = "precision";

  public HeadConfig {
    if (formatVersion != FORMAT_VERSION) {
      throw Refusal.input(HeadFormats.unknown(formatVersion));
    }
    requireHiddenLayers(units);
    labels = List.copyOf(labels);
    units = List.copyOf(units);
    fineTunings = List.copyOf(fineTunings);
    training = Collections.unmodifiableMap(new LinkedHashMap<>(training));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  private static void requireHiddenLayers(List<Integer> units) {
    try {
      new HiddenLayers(units);
    } catch (IllegalArgumentException e) {
      String text = units.stream().map(String::valueOf).collect(Collectors.joining(","));
      throw Refusal.input(
          "Cannot read this head folder: its hidden layers are '%s', expected such as 256,64"
              .formatted(text),
          e);
    }
  }

  /**
   * A head that has learnt, and no layer of a network with it.
   *
   * @param settings of its training by name; those that are fields here are left out
   */
  public static HeadConfig learnt(
      List<String> labels,
      HeadInput input,
      HiddenLayers hidden,
      LearntFrom learntFrom,
      Map<String, String> settings) {
    Map<String, String> training = new LinkedHashMap<>(settings);
    training.keySet().removeAll(HeadSettings.FIELDS);
    return new HeadConfig(
        FORMAT_VERSION, labels, input, hidden.units(), learntFrom, List.of(), training, Map.of());
  }

  /**
   * Reads one of this format, or of the one before.
   *
   * @param location of the JSON, for messages
   * @throws Refusal if it is no configuration of a head that this program knows
   */
  public static HeadConfig read(byte[] json, String location) {
    JsonFormat format = new JsonFormat();
    JsonNode current = HeadFormats.current(format.read(json, JsonNode.class, location), location);
    return format.read(format.write(current), HeadConfig.class, location);
  }

  /** The layer whose output it reads, or a column of another program's table. */
  public String cut() {
    return input.cut();
  }

  /** How that output became a vector. */
  public String pooling() {
    return input.pooling();
  }

  /** Floats in an embedding. */
  public int width() {
    return input.width();
  }

  /** In which numbers the embeddings were computed that it learnt from, if not in float32. */
  public Optional<String> otherPrecision() {
    return Optional.ofNullable(training.get(PRECISION));
  }

  /** Fingerprint of the network that made the embeddings. */
  public String network() {
    return input.network();
  }

  /** Fingerprint of the rows it learnt from. */
  public String table() {
    return learntFrom.table();
  }

  /** How the rows were divided. */
  public SplitNote split() {
    return learntFrom.split();
  }

  /** What happened to the images that it learnt from; empty where an older head does not say. */
  public Optional<String> preprocessing() {
    return Optional.of(input.preprocessing()).filter(text -> !text.equals(HeadInput.UNKNOWN));
  }

  /** Layers between embedding and softmax. */
  public HiddenLayers hidden() {
    return new HiddenLayers(units);
  }

  /** The last time that layers of the network learnt with it, if they ever did. */
  public Optional<FineTuning> lastFineTuning() {
    return fineTunings.isEmpty()
        ? Optional.empty()
        : Optional.of(fineTunings.get(fineTunings.size() - 1));
  }

  /** All settings by name: those of the optimizer, and what decides the head beside them. */
  public Map<String, String> settings() {
    return HeadSettings.of(this);
  }

  /** The same head with other counts and scores. */
  public HeadConfig withMetrics(Map<String, Double> others) {
    return new HeadConfig(
        formatVersion, labels, input, units, learntFrom, fineTunings, training, others);
  }

  HeadConfig withNetwork(String fingerprint) {
    return with(input.withNetwork(fingerprint), learntFrom);
  }

  /** The same head, learnt from other rows. */
  public HeadConfig withTable(String rows) {
    return with(input, learntFrom.withTable(rows));
  }

  HeadConfig with(HeadInput otherInput, LearntFrom others) {
    return new HeadConfig(
        formatVersion, labels, otherInput, units, others, fineTunings, training, metrics);
  }

  /**
   * The head after layers of the network learnt with it.
   *
   * @param split how its images were divided
   * @param preprocessing what happened to them before the network
   * @param settings of the optimizer by name
   */
  public HeadConfig fineTuned(
      FineTuning last, SplitNote split, String preprocessing, Map<String, String> settings) {
    List<FineTuning> all = new ArrayList<>(fineTunings);
    all.add(last);
    return new HeadConfig(
        formatVersion,
        labels,
        input.withPreprocessing(preprocessing),
        units,
        learntFrom.withSplit(split),
        all,
        settings,
        metrics);
  }

  /**
   * Whether this is the head that a training would make, but for counts and scores. A head of an
   * older format does not say how rows were divided; the fingerprint of its rows does.
   */
  public boolean madeAs(HeadConfig wanted) {
    SplitNote known = split().equals(SplitNote.UNKNOWN) ? wanted.split() : split();
    return with(input, learntFrom.withSplit(known)).withMetrics(wanted.metrics()).equals(wanted);
  }

  /** Whether this is the head that a fine-tuning would make, but for rows, counts and scores. */
  public boolean fineTunedAs(HeadConfig wanted) {
    return lastFineTuning().equals(wanted.lastFineTuning())
        && preprocessing().equals(wanted.preprocessing())
        && split().equals(wanted.split())
        && units.equals(wanted.units)
        && training.equals(wanted.training);
  }

  /** What decides the head, in a line for people. */
  public String madeFrom() {
    return "network %.12s cut at %s, rows %.12s, %s"
        .formatted(network(), cutPoint(), table(), settings());
  }

  /** Where the network was cut. */
  public CutPoint cutPoint() {
    return new CutPoint(cut(), Pooling.named(pooling()));
  }
}

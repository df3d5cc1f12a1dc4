package org.murmuration.store;

import java.util.List;
import java.util.Map;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.refusal.Refusal;

/**
 * How far a fine-tuning has come.
 *
 * @param madeFrom all that decides what comes out, by name
 * @param round rounds that are done
 * @param examples that the epoch which is under way has learnt from so far
 * @param lossSum their cross-entropy, added up
 * @param updaterLength floats that the updaters keep
 * @param before how the classifier did before it learnt, as epoch 0
 * @param history an entry for each epoch that is done and scored
 */
public record TailProgress(
    int formatVersion,
    Map<String, String> madeFrom,
    int round,
    long examples,
    double lossSum,
    long updaterLength,
    Epoch before,
    List<Epoch> history) {
  public static final int FORMAT_VERSION = 1;

  public TailProgress {
    if (formatVersion != FORMAT_VERSION) {
      throw Refusal.input(
          "Cannot read this checkpoint: its format version is %d, this program knows %d"
              .formatted(formatVersion, FORMAT_VERSION));
    }
    history = List.copyOf(history);
  }
}

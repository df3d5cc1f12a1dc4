package org.murmuration.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.refusal.Refusal;

/** How training went, as a line an epoch. Numbers only, so nothing needs quoting. */
final class HistoryCsv {
  private static final String HEADER = "epoch,loss,validation_loss,validation_accuracy";
  private static final int COLUMNS = 4;

  private HistoryCsv() {}

  static byte[] write(List<Epoch> epochs) {
    String lines = epochs.stream().map(HistoryCsv::line).collect(Collectors.joining());
    return (HEADER + "\n" + lines).getBytes(UTF_8);
  }

  private static String line(Epoch epoch) {
    return "%d,%s,%s,%s\n"
        .formatted(
            epoch.number(), epoch.loss(), epoch.validationLoss(), epoch.validationAccuracy());
  }

  static List<Epoch> read(byte[] csv, String location) {
    return new String(csv, UTF_8).lines().skip(1).map(line -> epoch(line, location)).toList();
  }

  private static Epoch epoch(String line, String location) {
    String[] cells = line.split(",", -1);
    try {
      if (cells.length == COLUMNS) {
        return new Epoch(
            Integer.parseInt(cells[0]),
            Double.parseDouble(cells[1]),
            Double.parseDouble(cells[2]),
            Double.parseDouble(cells[3]));
      }
    } catch (NumberFormatException e) {
      throw refusal(line, location);
    }
    throw refusal(line, location);
  }

  private static Refusal refusal(String line, String location) {
    return Refusal.input(
        "Cannot read %s: the line '%s' is not %s".formatted(location, line, HEADER));
  }
}

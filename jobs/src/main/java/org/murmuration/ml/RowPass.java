package org.murmuration.ml;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.Queue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.murmuration.imagepass.HeldImage;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.imagepass.NetworkPass;

/** Runs on executors: rows with images become the same rows with what a network gave for them. */
final class RowPass implements MapPartitionsFunction<Row, Row> {
  private final NetworkPass pass;
  private final HeldForm held;
  private final OutputForm form;

  RowPass(NetworkPass pass, HeldForm held, OutputForm form) {
    this.pass = pass;
    this.held = held;
    this.form = form;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return rows.hasNext() ? outcomes(rows) : Collections.emptyIterator();
  }

  /** Outcomes come in the order of the images, a few batches after these were asked for. */
  private Iterator<Row> outcomes(Iterator<Row> rows) {
    Queue<Row> waiting = new ArrayDeque<>();
    Iterator<ImageOutcome> outcomes = pass.overHeld(images(rows, waiting));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return outcomes.hasNext();
      }

      @Override
      public Row next() {
        ImageOutcome outcome = outcomes.next();
        return extended(waiting.remove(), outcome);
      }
    };
  }

  private Iterator<HeldImage> images(Iterator<Row> rows, Queue<Row> waiting) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public HeldImage next() {
        Row row = rows.next();
        waiting.add(row);
        return held.image(row);
      }
    };
  }

  private Row extended(Row row, ImageOutcome outcome) {
    Object[] values = new Object[row.length() + form.count() + 1];
    for (int i = 0; i < row.length(); i++) {
      values[i] = row.get(i);
    }
    if (outcome instanceof ImageOutcome.Used image) {
      System.arraycopy(form.values(image), 0, values, row.length(), form.count());
    } else if (outcome instanceof ImageOutcome.Rejected reject) {
      values[values.length - 1] = RowFactory.create(reject.reason().name(), reject.message());
    }
    return RowFactory.create(values);
  }
}

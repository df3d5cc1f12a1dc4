package org.murmuration.table;

import java.io.IOException;
import java.util.List;
import org.murmuration.split.Split;
import org.murmuration.store.LearntFrom;
import org.murmuration.store.SplitNote;

/** Another table, of which training and validation split are learnt from in another way. */
interface DerivedTable extends ExampleTable {
  /** Whose images they are. */
  ExampleTable table();

  @Override
  default String location() {
    return table().location();
  }

  @Override
  default TableContract contract() throws IOException {
    return table().contract();
  }

  @Override
  default SplitNote split() throws IOException {
    return table().split();
  }

  @Override
  default LearntFrom learntFrom(String rows) throws IOException {
    LearntFrom train = table().learntFrom(rows);
    List<String> both = List.of(Split.TRAIN.id(), Split.VALIDATION.id());
    return new LearntFrom(rows, train.split(), both, train.labelColumn());
  }

  @Override
  default RejectCounts rejectCounts() throws IOException {
    return table().rejectCounts();
  }
}

package org.murmuration.table;

import java.io.IOException;

/** The images of another table, which are used otherwise. */
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
  default RejectCounts rejectCounts() throws IOException {
    return table().rejectCounts();
  }
}

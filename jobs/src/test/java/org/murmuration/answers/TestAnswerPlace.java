package org.murmuration.answers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestAnswerPlace {
  @Test
  void isAFileByItsEndingInAnyCase() {
    AnswerPlace csv = new AnswerPlace("file:/a/Out.CSV");
    assertThat(csv.form()).contains(FileForm.CSV);
    assertThat(csv.table()).isEqualTo("file:/a/Out.CSV.table");
    assertThat(csv.rejects(FileForm.CSV)).isEqualTo("file:/a/Out.rejects.CSV");
    assertThat(new AnswerPlace("o.json").form()).contains(FileForm.JSON);
    assertThat(new AnswerPlace("o.jsonl").form()).contains(FileForm.JSON_LINES);
  }

  @Test
  void isAFolderOtherwise() {
    for (String folder : new String[] {"named", "o.parquet", "o.csv.table", "csv", "o.tsv"}) {
      assertThat(new AnswerPlace(folder).form()).as(folder).isEmpty();
      assertThat(new AnswerPlace(folder).table()).isEqualTo(folder);
    }
  }
}

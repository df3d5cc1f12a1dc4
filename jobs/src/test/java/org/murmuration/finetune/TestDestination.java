package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.command.Refused;
import org.murmuration.storage.Storage;
import org.murmuration.store.FineTuning;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.SplitNote;

class TestDestination {
  private static final FinetuneSettings SETTINGS = FinetuneSettings.from("fc1").withWorkers(2);

  @TempDir private Path folder;
  private final Storage storage = Storage.of(new Configuration());

  private static HeadConfig head(FinetuneSettings settings) {
    return SmallClassifier.config()
        .head()
        .fineTuned(
            new FineTuning("fc1", "before", "images"),
            SplitNote.byContent(1, 0.1, 0.2),
            "caffe",
            settings.described());
  }

  private Destination destination(FinetuneSettings settings) {
    return new Destination(storage, folder.resolve("better").toString(), head(settings));
  }

  @Test
  void isFreeWhereNothingIs() throws IOException {
    assertThat(destination(SETTINGS).alreadyDone()).isEmpty();
    assertThatCode(destination(SETTINGS)::requireFree).doesNotThrowAnyException();
  }

  @Test
  void isNotFreeWhereSomethingElseIs() throws IOException {
    Files.createDirectories(folder.resolve("better/photos"));
    Refused.conflict(destination(SETTINGS)::alreadyDone)
        .hasMessageStartingWith("Cannot write classifier ")
        .hasMessageEndingWith("better: something else is there (name another folder)");
    Refused.conflict(destination(SETTINGS)::requireFree);
  }

  @Test
  void hasItAlreadyWhereOneIsThatWasMadeTheSame() throws IOException {
    Destination destination = destination(SETTINGS);
    SmallClassifier.write(
        head(SETTINGS).withTable("other rows").withMetrics(Map.of("epochs", 4.0)),
        storage.folder(destination.location()));
    assertThat(destination.alreadyDone())
        .hasValue(new FinetuneResult(destination.location(), Map.of("epochs", 4.0), 0));
  }

  @Test
  void refusesOneThatWasMadeOtherwiseWithBothDescriptions() throws IOException {
    Destination destination = destination(SETTINGS);
    SmallClassifier.write(head(SETTINGS.withSeed(9)), storage.folder(destination.location()));
    Refused.conflict(destination::alreadyDone)
        .hasMessageContaining("the one there was made from {")
        .hasMessageContaining("seed=9")
        .hasMessageContaining("seed=1");
  }
}

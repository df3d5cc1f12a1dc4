package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.murmuration.label.LabelSet;

class TestDealtExamples {
  @Test
  void saysWhichLabelsHaveTooFewExamples() {
    LabelSet labels = LabelSet.inOrder(List.of("crow", "gull", "wren"));
    assertThat(warnings(() -> DealtExamples.warn(labels, new long[] {7, 0, 1})))
        .containsExactly(
            "Cannot learn label 'gull': the train split has no example of it (add images, or split otherwise)",
            "Expect little of label 'wren': the train split has 1 example of it (add images)");
    assertThat(warnings(() -> DealtExamples.warn(labels, new long[] {7, 2, 2}))).isEmpty();
  }

  private static List<String> warnings(Runnable action) {
    Logger logger = (Logger) LogManager.getLogger(DealtExamples.class);
    Lines lines = new Lines();
    lines.start();
    logger.addAppender(lines);
    try {
      action.run();
    } finally {
      logger.removeAppender(lines);
    }
    return lines.said;
  }

  private static final class Lines extends AbstractAppender {
    private final List<String> said = new ArrayList<>();

    Lines() {
      super("lines", null, null, true, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      said.add(event.getMessage().getFormattedMessage());
    }
  }
}

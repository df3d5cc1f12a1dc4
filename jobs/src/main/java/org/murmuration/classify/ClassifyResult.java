package org.murmuration.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.answers.WrittenAnswers;
import org.murmuration.answers.WrittenPage;
import org.murmuration.command.JobResult;
import org.murmuration.legs.LegCounts;
import org.murmuration.predictions.Coverage;
import org.murmuration.table.RejectCounts;

/**
 * What {@code classify} did.
 *
 * @param predictions the folder that they are in
 * @param counts what this run did
 * @param answers what is said of the images that were listed
 */
public record ClassifyResult(String predictions, LegCounts counts, ToldAnswers answers)
    implements JobResult {
  /** What became of the images that were listed, by this run or an earlier one. */
  public Coverage coverage() {
    return answers.coverage();
  }

  /** Images that the classifier ran on in this run. */
  public long classified() {
    return counts.used();
  }

  /** Images that had a prediction already. */
  public long before() {
    return coverage().predicted() - classified();
  }

  /** Images that could not be used. */
  public RejectCounts rejects() {
    return coverage().rejects();
  }

  /** For building the network and for running it. */
  public double seconds() {
    return counts.buildSeconds() + counts.computingSeconds();
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("predictions", answers.file().map(WrittenAnswers::file).orElse(predictions));
    answers.file().ifPresent(file -> addTo(facts, file));
    answers.page().ifPresent(page -> addTo(facts, page));
    facts.put("images_listed", coverage().listed());
    facts.put("images_classified", classified());
    facts.put("images_classified_before", before());
    facts.put("images_unsure", answers.told().unsure());
    facts.put("colour_profiles_ignored", counts.profilesIgnored());
    facts.put("legs", counts.legs());
    facts.put("images_redone_known", counts.redone());
    facts.putAll(rejects().facts());
    facts.put("classify_seconds", seconds());
    return facts;
  }

  private void addTo(Map<String, Object> facts, WrittenAnswers file) {
    facts.put("predictions_table", predictions);
    facts.put("predictions_written", file.images());
    file.rejects().ifPresent(rejects -> facts.put("rejects", rejects));
  }

  private static void addTo(Map<String, Object> facts, WrittenPage page) {
    facts.put("page", page.file());
    facts.put("page_images", page.shown());
    facts.put("page_images_without_picture", page.withoutPicture());
  }

  @Override
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add(classified() == 0 ? nothing() : done());
    lines.addAll(answers.told().lines());
    answers
        .file()
        .flatMap(WrittenAnswers::rejects)
        .ifPresent(file -> lines.add("What could not be used: " + file));
    answers.page().ifPresent(page -> lines.add(said(page)));
    lines.add("Predictions: " + answers.file().map(this::place).orElse(predictions));
    return lines;
  }

  private static String said(WrittenPage page) {
    return "Page: %s (%s%s)"
        .formatted(
            page.file(),
            page.shown() == page.images()
                ? "all %d images".formatted(page.images())
                : "%d of %d images".formatted(page.shown(), page.images()),
            page.withoutPicture() == 0
                ? ""
                : ", %d of them without a picture: gone, changed or broken by now"
                    .formatted(page.withoutPicture()));
  }

  private String place(WrittenAnswers file) {
    long others = file.images() - coverage().predicted();
    return "%s (%d images%s)"
        .formatted(
            file.file(),
            file.images(),
            others == 0 ? "" : ", %d of them not among those named now".formatted(others));
  }

  private String nothing() {
    return "Nothing to do: %d of %d images have a prediction already, %d could not be used%s"
        .formatted(before(), coverage().listed(), rejects().total(), rejects().reasons());
  }

  private String done() {
    return "Classified %d images in %.0f s (%.1f images/s)%s, %d could not be used%s"
        .formatted(
            classified(),
            seconds(),
            seconds() > 0 ? classified() / seconds() : 0,
            before() == 0 ? "" : ", %d had a prediction already".formatted(before()),
            rejects().total(),
            rejects().reasons());
  }
}

package org.murmuration.show;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.command.Job;
import org.murmuration.picture.CutMark;
import org.murmuration.picture.NetworkPicture;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.Folder;
import org.murmuration.store.FolderKind;
import org.murmuration.store.NetworkArchive;

/**
 * Shows a network's layers, what they cost, and what a cut leaves out.
 *
 * <p><i>Input</i>: a network folder or a classifier folder, of which only the configuration is
 * read. <i>Output</i>: a picture, if one is asked for. <i>Example</i>: {@code spark-submit
 * murmuration.jar show vgg16 --cut fc2 --svg vgg16.svg}
 *
 * @param folder of a network or a classifier
 * @param settings what of it is shown
 */
public record ShowJob(String folder, ShowSettings settings) implements Job {
  private static final String SVG = ".svg";

  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public ShowJob {
    Given.place("FOLDER", folder);
    Given.value("settings", settings);
  }

  @Override
  public ShowResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    Shown shown = shown(storage.existingFolder(folder, "network or classifier"));
    List<NetworkSummary.Row> all = shown.network().rows();
    List<NetworkSummary.Row> rows = settings.layers().map(slice -> slice.of(all)).orElse(all);
    if (settings.svg().isPresent()) {
      String svg = settings.svg().get();
      draw(storage, shown, svg);
      return new ShowResult(shown, rows, Optional.of(storage.qualified(svg)));
    }
    return new ShowResult(shown, rows, Optional.empty());
  }

  private Shown shown(Folder found) throws IOException {
    try {
      return switch (FolderKind.of(found)) {
        case NETWORK -> network(found);
        case CLASSIFIER -> classifier(found);
        case HEAD ->
            throw Refusal.input(
                "Cannot show %s: it is a head (show its network, or a classifier made with it)"
                    .formatted(folder));
      };
    } catch (FileNotFoundException e) {
      throw Refusal.input(
          "Cannot show %s: it is no network and no classifier folder (no %s)"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private Shown network(Folder found) throws IOException {
    var config = NetworkArchive.open(found).config();
    return settings
        .cut()
        .map(point -> Shown.network(config, point))
        .orElseGet(() -> Shown.network(config));
  }

  private Shown classifier(Folder found) throws IOException {
    Shown classifier = Shown.classifier(ClassifierArchive.open(found).config());
    if (settings.cut().isPresent()) {
      throw Refusal.settings(
          "Cannot cut %s at '%s': it is a classifier, which was cut already (show its network)"
              .formatted(folder, settings.cut().get().layer()));
    }
    return classifier;
  }

  /** An older picture is replaced; nothing else is. */
  private static void draw(Storage storage, Shown shown, String location) throws IOException {
    boolean isPicture = location.toLowerCase(Locale.ROOT).endsWith(SVG);
    if (storage.isFolder(location) || (!isPicture && storage.exists(location))) {
      throw Refusal.conflict(
          "Cannot write the picture %s: there is a %s of that name (name another file)"
              .formatted(
                  storage.qualified(location),
                  storage.isFolder(location) ? "folder" : "file that is no " + SVG));
    }
    storage.publish(location, picture(shown).getBytes(UTF_8));
  }

  private static String picture(Shown shown) {
    Optional<CutMark> mark = shown.cut().map(found -> new CutWords(found).mark(shown.leftOut()));
    return mark.map(cut -> NetworkPicture.of(shown.network(), shown.title(), cut))
        .orElseGet(() -> NetworkPicture.of(shown.network(), shown.title()));
  }
}

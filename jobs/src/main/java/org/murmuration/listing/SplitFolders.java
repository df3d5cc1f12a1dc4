package org.murmuration.listing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.RemoteIterator;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.GivenSplit;
import org.murmuration.split.Split;
import org.murmuration.storage.Entry;
import org.murmuration.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that its owner divided: it has folders {@code train}, {@code val} and {@code test}, or
 * two of them, in whatever case, and in each a folder for each class.
 */
final class SplitFolders {
  private static final Logger LOG = LoggerFactory.getLogger(SplitFolders.class);

  /** Two are a division; one may be a class of trains. */
  private static final int LEAST_SPLITS = 2;

  private static final int MOST_NAMED = 5;

  /** A folder with so many files directly in it holds images, and no classes. */
  private static final int MOST_LOOKED_AT = 1000;

  private SplitFolders() {}

  /**
   * The class folders in the splits, or those given where they are no splits.
   *
   * @param children folders in one that a user named, each labelled with its name
   */
  static List<ListedFolder> in(Storage storage, List<ListedFolder> children) throws IOException {
    Set<Split> splits = EnumSet.noneOf(Split.class);
    for (ListedFolder child : children) {
      GivenSplit.named(child.label()).ifPresent(splits::add);
    }
    if (splits.size() < LEAST_SPLITS) {
      return children;
    }
    List<ListedFolder> others =
        children.stream().filter(child -> GivenSplit.named(child.label()).isEmpty()).toList();
    if (!others.isEmpty()) {
      requireNoSplit(storage, children, others, splits);
      return children;
    }
    List<ListedFolder> classes = new ArrayList<>();
    for (ListedFolder child : children) {
      List<ListedFolder> found = classesIn(storage, child, splits);
      if (found.isEmpty()) {
        return children;
      }
      classes.addAll(found);
    }
    LOG.info(
        "Images are divided as their folders say: {}",
        String.join(", ", children.stream().map(ListedFolder::label).toList()));
    return classes;
  }

  /** Where each has classes in it, it is a division, and none of its folders is a class. */
  private static void requireNoSplit(
      Storage storage, List<ListedFolder> children, List<ListedFolder> others, Set<Split> splits)
      throws IOException {
    for (ListedFolder child : children) {
      if (!others.contains(child) && classesIn(storage, child, splits).isEmpty()) {
        return;
      }
    }
    throw Refusal.input(
        "Cannot tell classes from splits: the folders %s have classes in them and are named as a division into train, val and test, and beside them lies %s, which is none (rename or move it, or name folders one by one: --images .../train --test-images .../test)"
            .formatted(
                names(children.stream().filter(child -> !others.contains(child)).toList()),
                names(others)));
  }

  private static String names(List<ListedFolder> folders) {
    return folders.stream()
        .map(ListedFolder::label)
        .sorted()
        .limit(MOST_NAMED)
        .collect(Collectors.joining(", "));
  }

  private static List<ListedFolder> classesIn(
      Storage storage, ListedFolder child, Set<Split> splits) throws IOException {
    Split split = GivenSplit.named(child.label()).orElseThrow();
    String id = split == Split.TRAIN ? GivenSplits.idOfTrain(splits) : split.id();
    List<ListedFolder> classes = new ArrayList<>();
    classes.add(new ListedFolder(child.location(), null, id));
    int files = 0;
    RemoteIterator<Entry> content = storage.entries(child.location());
    while (content.hasNext() && files < MOST_LOOKED_AT) {
      Entry entry = content.next();
      if (!entry.isFolder()) {
        files++;
      } else if (Selection.passedOver(entry).isEmpty()) {
        classes.add(new ListedFolder(entry.location(), entry.name(), id));
      }
    }
    return files < MOST_LOOKED_AT && classes.size() > 1 ? classes : List.of();
  }
}

package org.murmuration.listing;

import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;
import org.murmuration.label.LabelSpelling;

/** What there is to know of the labels of a listing, however many they are. */
final class LabelNotes implements Serializable {
  private final ListingNotes alike = new ListingNotes();
  private final TreeSet<String> firstTwo = new TreeSet<>();
  private String unfit;
  private String uriOfUnfit;

  LabelNotes plus(Spellings spellings) {
    spellings.uris().forEach(this::add);
    if (spellings.uris().size() > 1) {
      alike.plus(Listed.remark(Remark.ALIKE, String.join(" and ", spellings.uris().keySet())));
    }
    return this;
  }

  private void add(String label, String uri) {
    keep(label);
    if (LabelSpelling.fault(label).isPresent()) {
      keepUnfit(label, uri);
    }
  }

  LabelNotes plus(LabelNotes other) {
    alike.plus(other.alike);
    other.firstTwo.forEach(this::keep);
    if (other.unfit != null) {
      keepUnfit(other.unfit, other.uriOfUnfit);
    }
    return this;
  }

  private void keep(String label) {
    firstTwo.add(label);
    if (firstTwo.size() > 2) {
      firstTwo.pollLast();
    }
  }

  private void keepUnfit(String label, String uri) {
    if (unfit == null || uri.compareTo(uriOfUnfit) < 0) {
      unfit = label;
      uriOfUnfit = uri;
    }
  }

  ListingNotes alike() {
    return alike;
  }

  /** The first labels in order, none where no image has one. */
  List<String> firstTwo() {
    return List.copyOf(firstTwo);
  }

  /** A label that cannot be learnt, or null. */
  String unfit() {
    return unfit;
  }

  /** The first image that has such a label. */
  String uriOfUnfit() {
    return uriOfUnfit;
  }
}

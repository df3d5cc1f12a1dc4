package org.murmuration.storage;

/** What a place holds that a user named, in words. */
enum PlaceKind {
  NETWORK("network", "a network"),
  CLASSIFIER("classifier", "a classifier"),
  HEAD("head", "a head"),
  TABLE("table", "a table of embeddings"),
  PREDICTIONS("predictions", "a folder of predictions"),
  PACK("pack", "a pack of images"),
  RESULT("result", "the result of a pipeline"),
  TUNED("tuned", "the result of tune"),
  REPORT("report", "a report"),
  ROWS("rows", "a folder of Parquet files"),
  PHOTOS("photos", "a folder of photos"),
  FILE("file", "a file"),
  EMPTY("empty", "an empty folder"),
  OTHER("other", "a folder that nothing of this program wrote");

  private final String word;
  private final String phrase;

  PlaceKind(String word, String phrase) {
    this.word = word;
    this.phrase = phrase;
  }

  /** In one word, as commands ask for it. */
  String word() {
    return word;
  }

  /** With an article. */
  @Override
  public String toString() {
    return phrase;
  }
}

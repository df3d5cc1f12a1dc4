package org.murmuration.listing;

/** What a listing of images has to say. */
public enum Remark {
  /** Its name begins with a dot. */
  HIDDEN("hidden", "hidden"),
  /** What programs lay beside images. */
  SIDECAR("sidecar", "sidecars"),
  /** What macOS lays into archives. */
  OF_MACOS("folder of macOS", "folders of macOS"),
  /** Such as {@code _SUCCESS}, which jobs leave behind. */
  OF_JOBS("file of a job", "files of jobs"),
  /** A folder whose name begins with an underscore. */
  UNDERSCORED("folder with a leading underscore", "folders with a leading underscore"),
  LINK_TO_NOTHING("link to nothing", "links to nothing"),
  LINK_BACK("link to a folder that it is in", "links to a folder that they are in"),
  /** A pipe, a socket or a device. */
  NO_FILE("pipe or device", "pipes or devices"),

  NOT_UTF8("Names of images that are no UTF-8, so that they cannot be opened (rename them)"),
  EMPTY_FOLDER("Class folders without an image"),
  RESPELT("Labels respelt, without blanks around them and in Unicode's form NFC"),
  ALIKE("Labels that differ in nothing but case, and are classes of their own"),
  MISSING("Rows of the list that name no file that is there"),
  UNLABELLED("Images without a label, which nothing is learnt from or tested on"),
  NAMELESS("Rows of the list without a uri, left out"),
  REPEATED("Rows of the list that repeat another, read once");

  private final String one;
  private final String many;
  private final boolean passedOver;

  Remark(String one, String many) {
    this.one = one;
    this.many = many;
    this.passedOver = true;
  }

  Remark(String sentence) {
    this.one = sentence;
    this.many = sentence;
    this.passedOver = false;
  }

  /** Whether it is of something that is not taken for an image. */
  boolean isPassedOver() {
    return passedOver;
  }

  String words(long count) {
    return count == 1 ? one : many;
  }

  /** Whether there is something to be named besides counted. */
  boolean isNamed() {
    return !(this == HIDDEN || this == SIDECAR || this == OF_MACOS || this == OF_JOBS);
  }
}

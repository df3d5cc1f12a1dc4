package org.murmuration.decode;

/** What happens to a file that is cut or broken and yet gives pixels. */
public enum OnDamaged {
  /** It is a reject. */
  REJECT("reject"),
  /** What the decoder made of it is used, grey parts included. */
  USE("use");

  private final String id;

  OnDamaged(String id) {
    this.id = id;
  }

  /** As the command line has it. */
  @Override
  public String toString() {
    return id;
  }
}

package org.murmuration.linkage;

/**
 * What a class asks of another.
 *
 * @param from the class that asks, as {@code org/murmuration/launch/Main}
 * @param owner the class that is asked
 * @param member its method or field; empty where only the class is meant
 * @param descriptor of the member
 */
record Reference(String from, String owner, String member, String descriptor, Kind kind) {
  /** How it is asked; the wrong way fails as a missing member does. */
  enum Kind {
    CLASS,
    FIELD,
    STATIC_FIELD,
    METHOD,
    STATIC_METHOD,
    INTERFACE_METHOD,
    STATIC_INTERFACE_METHOD;

    boolean isMethod() {
      return compareTo(METHOD) >= 0;
    }

    boolean isStatic() {
      return this == STATIC_FIELD || this == STATIC_METHOD || this == STATIC_INTERFACE_METHOD;
    }

    boolean isOfInterface() {
      return compareTo(INTERFACE_METHOD) >= 0;
    }
  }

  static Reference to(String from, String owner) {
    return new Reference(from, owner, "", "", Kind.CLASS);
  }

  /** What is asked for, for people. */
  String target() {
    return kind == Kind.CLASS ? owner : owner + "." + member + descriptor;
  }

  @Override
  public String toString() {
    return target() + " of " + from;
  }
}

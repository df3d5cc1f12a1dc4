package org.murmuration.launch;

import java.util.regex.Pattern;

/**
 * Trouble at one place of a file system, for one operation.
 *
 * @param effect on whoever comes there
 * @param place of a file; of a move {@code source -> target}
 */
record Fault(Moment moment, Operation operation, Effect effect, Pattern place) {
  enum Moment {
    BEFORE,
    AFTER
  }

  enum Operation {
    OPEN,
    CREATE,
    MOVE
  }

  enum Effect {
    /** Throws what is no {@link java.io.IOException}: the task fails. */
    FAIL,
    /** Ends the process as a crash does. */
    HALT,
    /** Waits until it is released, deaf to interrupts. */
    HANG,
    /** Releases who hangs. */
    RELEASE
  }

  static Fault before(Operation operation, String place, Effect effect) {
    return new Fault(Moment.BEFORE, operation, effect, Pattern.compile(place));
  }

  static Fault after(Operation operation, String place, Effect effect) {
    return new Fault(Moment.AFTER, operation, effect, Pattern.compile(place));
  }

  /** As a line of a file. */
  String line() {
    return "%s %s %s %s".formatted(moment, operation, effect, place);
  }

  static Fault ofLine(String line) {
    String[] words = line.split(" ", 4);
    return new Fault(
        Moment.valueOf(words[0]),
        Operation.valueOf(words[1]),
        Effect.valueOf(words[2]),
        Pattern.compile(words[3]));
  }

  boolean strikes(Moment when, Operation what, String where) {
    return moment == when && operation == what && place.matcher(where).find();
  }
}

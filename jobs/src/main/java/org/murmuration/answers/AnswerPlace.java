package org.murmuration.answers;

import java.util.Optional;

/**
 * Where answers go: a folder, or one file and beside it a folder with all that it is made of, so
 * that a later run has less to do.
 *
 * @param named by the user, with its scheme
 */
public record AnswerPlace(String named) {
  /** The folder of predictions. */
  public String table() {
    return form().isPresent() ? named + ".table" : named;
  }

  Optional<FileForm> form() {
    return FileForm.of(named);
  }

  /** Of images that could not be used. */
  String rejects(FileForm form) {
    return form.beside(named, ".rejects");
  }
}

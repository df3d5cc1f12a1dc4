package org.murmuration.runs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.murmuration.refusal.Refusal;

/**
 * The runs of a table, whoever keeps them: which are committed, who may add one, and how one comes
 * to count.
 */
public interface Runs {
  /** The folder that leases and drafts lie in, and runs where they are folders. */
  String root();

  /** What a folder of that run, or of a draft of it, would be called. */
  String folder(String name);

  /**
   * What was committed when this was first asked, or first after it added something itself: who
   * reads a table several times must read the same, whatever others add meanwhile. Empty if that
   * was nothing.
   */
  List<String> opened() throws IOException;

  /** Forgets what was committed when this was first asked; whether it is something else now. */
  boolean reopen() throws IOException;

  /** Whether all that was opened was written by one process, and so no image has two rows in it. */
  boolean areOfOneWriter() throws IOException;

  /**
   * Takes the right to add runs, which only one command has at a time.
   *
   * @return to be closed when nothing more is added
   * @throws Refusal (temporary) if another command has it
   */
  TableLease lease(String run) throws IOException;

  /** The run that was cut short with the process that the lease was taken over from. */
  Optional<String> interrupted();

  /**
   * Before anything is committed, where a lease was taken.
   *
   * @throws Refusal (temporary) if another command has it now
   */
  void requireHeld() throws IOException;

  /** Whether a run is whole, or a leg counts; also if another run has its rows by now. */
  boolean isCommitted(String name) throws IOException;

  /**
   * @throws Refusal (conflict) if that run is committed already, or was and became part of another
   */
  void requireNew(String run) throws IOException;

  /** Names of the legs of a run that count, without its last; those that were merged, too. */
  List<String> committedLegs(String run) throws IOException;

  /** The number of the last leg of a run that counts; 0 without any. */
  default int lastLeg(String run) throws IOException {
    return committedLegs(run).stream().mapToInt(LegName::number).max().orElse(0);
  }

  /**
   * Removes what attempts to write a run left. Legs that count stay, and the whole run if another
   * process commits it meanwhile: who finds its draft gone afterwards does not take it for done.
   */
  void clear(String run) throws IOException;

  /**
   * Lets files of a draft become a run or a leg of it that counts, all at once. Of two processes
   * that write the same run, the second is refused.
   *
   * @param name of the run, or of a leg of it
   * @param from the folder that has them
   * @throws Refusal (conflict) if the run is there already, or another process wrote it
   */
  void publish(String run, String name, String from, RunManifest manifest) throws IOException;

  /** Ends a run whose last leg has no file. */
  void end(String run, RunManifest manifest) throws IOException;

  /** What the second of two processes that write one run is told. */
  default Refusal writtenByAnother(String run) {
    return Refusal.conflict(
        "Cannot write run %s: another process writes it in %s, too (name another run)"
            .formatted(run, root()));
  }
}

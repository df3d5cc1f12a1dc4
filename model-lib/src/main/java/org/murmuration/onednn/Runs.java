package org.murmuration.onednn;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The runs of a network: one for each thread that computes at a time, kept for the next. Only those
 * for batches of the size used last are kept.
 */
final class Runs implements AutoCloseable {
  private final Network network;
  private final Deque<Run> idle = new ArrayDeque<>();
  private Program program;
  private int capacity;
  private int users;
  private boolean closed;

  Runs(Network network) {
    this.network = network;
  }

  /** One to be given back. */
  synchronized Run take(int wanted) {
    if (closed) {
      throw new IllegalStateException("Cannot run a network: it is closed");
    }
    if (program == null || capacity != wanted) {
      useFor(wanted);
    }
    Run run = idle.isEmpty() ? made() : idle.pop();
    users++;
    return run;
  }

  private Run made() {
    return new Run(
        program,
        capacity,
        network.cpu(),
        network.layers().widths(),
        network.layers().architecture().input().size());
  }

  /** Frees what was for batches of another size; a run that is out keeps what it needs itself. */
  private void useFor(int wanted) {
    forget();
    network.forgetArrangements();
    Program next = network.program(wanted);
    program = next;
    capacity = wanted;
  }

  private void forget() {
    idle.forEach(Run::close);
    idle.clear();
    if (program != null) {
      program.close();
      program = null;
    }
  }

  synchronized void giveBack(Run run) {
    users--;
    if (closed || run.capacity() != capacity) {
      run.close();
    } else {
      idle.push(run);
    }
    freeIfUnused();
  }

  /** Of the batches that ran last. */
  synchronized Kernels kernels() {
    if (program == null) {
      useFor(1);
    }
    return program.kernels();
  }

  private void freeIfUnused() {
    if (closed && users == 0) {
      forget();
      network.close();
    }
  }

  /** Frees all, once the last run that is out comes back. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      freeIfUnused();
    }
  }
}

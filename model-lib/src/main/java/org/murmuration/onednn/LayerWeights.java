package org.murmuration.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * The weights of a layer, in each arrangement that a kernel asked for, once for all runs. Another
 * arrangement is made of the plain one while that is there, and of the first after that.
 */
final class LayerWeights implements AutoCloseable {
  private final engine cpu;
  private final memory bias;
  private final Optional<memory> scales;
  private final List<memory> arranged = new ArrayList<>();
  private final Natives natives;
  private memory plain;

  /**
   * @param plain weights in the order of the network's own file
   * @param scales of a layer's outputs, for weights of 8 bits
   * @param natives owner of all that this keeps
   */
  LayerWeights(engine cpu, memory plain, memory bias, Optional<memory> scales, Natives natives) {
    this.cpu = cpu;
    this.plain = plain;
    this.bias = bias;
    this.scales = scales;
    this.natives = natives;
  }

  memory bias() {
    return bias;
  }

  Optional<memory> scales() {
    return scales;
  }

  /** How they were arranged first. */
  synchronized Optional<memory.desc> first() {
    return arranged.isEmpty() ? Optional.empty() : Optional.of(arranged.get(0).get_desc());
  }

  /** In that arrangement; makes it if no kernel asked for it before. */
  synchronized memory arranged(memory.desc wanted) {
    for (memory one : arranged) {
      if (one.get_desc().equals(wanted)) {
        return one;
      }
    }
    memory made = new memory(wanted, cpu).retainReference();
    copy(plain != null ? plain : arranged.get(0), made);
    arranged.add(made);
    return made;
  }

  private void copy(memory from, memory to) {
    try (PointerScope scope = Natives.scope()) {
      stream queue = new stream(cpu);
      new reorder(from, to).execute(queue, from, to);
      queue._wait();
    }
  }

  /** The plain ones belong to somebody who wants them back. */
  synchronized void forgetPlain() {
    plain = null;
  }

  /** Runs that use them keep them. */
  synchronized void forgetArranged() {
    if (plain != null) {
      arranged.forEach(Pointer::releaseReference);
      arranged.clear();
    }
  }

  @Override
  public synchronized void close() {
    arranged.forEach(Pointer::releaseReference);
    arranged.clear();
    natives.close();
  }
}

package org.murmuration.dl4j;

import org.deeplearning4j.nn.conf.graph.MergeVertex;

/**
 * Puts arrays {@code [n, height, width, channels]} beside each other along their channels. DL4J's
 * own vertex forgets the axis when a configuration is cloned.
 *
 * <p>Public with a public no-argument constructor because DL4J makes it anew from JSON wherever a
 * configuration travels.
 */
public final class ChannelMergeVertex extends MergeVertex {
  private static final int CHANNEL_AXIS = 3;

  public ChannelMergeVertex() {
    setMergeAxis(CHANNEL_AXIS);
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // It would forget the axis.
  public MergeVertex clone() {
    return new ChannelMergeVertex();
  }
}

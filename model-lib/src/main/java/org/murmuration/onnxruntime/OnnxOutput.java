package org.murmuration.onnxruntime;

import java.util.Arrays;

/**
 * A tensor of a graph that is wanted, and how what it holds of an image becomes a row.
 *
 * @param tensor its name, an output of the graph
 */
public record OnnxOutput(String tensor, Reading reading) {
  /** From the values of one image, in the tensor's own order, to a row. */
  public enum Reading {
    /** {@code [channels, height, width]} to the mean of each channel, {@code [channels]}. */
    AVERAGE_OF_CHANNELS_FIRST {
      @Override
      float[] row(float[] values, int channels) {
        int places = values.length / channels;
        float[] row = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
          double sum = 0;
          for (int place = 0; place < places; place++) {
            sum += values[channel * places + place];
          }
          row[channel] = (float) (sum / places);
        }
        return row;
      }
    },
    /** {@code [height, width, channels]} or {@code [tokens, channels]} to {@code [channels]}. */
    AVERAGE_OF_CHANNELS_LAST {
      @Override
      float[] row(float[] values, int channels) {
        return AVERAGE_OF_CHANNELS_FIRST.row(turned(values, values.length / channels), channels);
      }
    },
    /** {@code [tokens, channels]} to the first token, {@code [channels]}. */
    FIRST_TOKEN {
      @Override
      float[] row(float[] values, int channels) {
        return Arrays.copyOf(values, channels);
      }
    },
    /** {@code [channels, height, width]} to {@code [height * width * channels]}. */
    CHANNELS_LAST {
      @Override
      float[] row(float[] values, int channels) {
        return turned(values, channels);
      }
    },
    /** All values as they are. */
    AS_IT_IS {
      @Override
      float[] row(float[] values, int channels) {
        return values;
      }
    };

    /**
     * @param channels how long the axis of the channels is
     */
    abstract float[] row(float[] values, int channels);

    /** From {@code [rows, columns]} to {@code [columns, rows]}. */
    static float[] turned(float[] values, int rows) {
      int columns = values.length / rows;
      float[] turned = new float[values.length];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          turned[column * rows + row] = values[row * columns + column];
        }
      }
      return turned;
    }

    private boolean channelsAreFirst() {
      return this == AVERAGE_OF_CHANNELS_FIRST || this == CHANNELS_LAST;
    }

    private boolean givesChannels() {
      return this != CHANNELS_LAST && this != AS_IT_IS;
    }
  }

  /**
   * @param shape of the tensor for one image, {@code [1, ...]}
   */
  int channels(long[] shape) {
    return (int) (reading.channelsAreFirst() ? shape[1] : shape[shape.length - 1]);
  }

  /** Floats in a row. */
  int width(long[] shape) {
    return reading.givesChannels() ? channels(shape) : elements(shape);
  }

  /** Floats of one image. */
  static int elements(long[] shape) {
    return Math.toIntExact(Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact));
  }
}

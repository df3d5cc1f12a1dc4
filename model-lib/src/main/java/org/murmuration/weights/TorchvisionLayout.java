package org.murmuration.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.network.Architecture;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.SafetensorsReader;
import org.murmuration.store.TensorInfo;

/**
 * A safetensors file with torchvision's names ({@code features.N.weight}, {@code
 * classifier.N.bias}). Its arrays have our order of axes; it flattens (channel, height, width).
 */
final class TorchvisionLayout implements Layout {
  private final ByteBuffer content;
  private final String location;
  private final List<ForeignArray> arrays;

  /**
   * @throws org.murmuration.refusal.Refusal if it is not a safetensors file
   */
  TorchvisionLayout(ByteBuffer content, String location) throws IOException {
    this.content = content;
    this.location = location;
    List<TensorInfo> tensors = open().tensors();
    this.arrays = tensors.stream().map(TorchvisionLayout::array).toList();
    if (!tensors.isEmpty()) {
      requireWhole(tensors.get(tensors.size() - 1));
    }
  }

  /** So that no memory is claimed for arrays that are not there. */
  private void requireWhole(TensorInfo last) {
    long header = content.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    long lacking = Long.BYTES + header + last.end() - content.limit();
    if (lacking > 0) {
      throw Refusal.input(
          "Cannot read %s as safetensors: it ends %d bytes before %s does"
              .formatted(location, lacking, last));
    }
  }

  private SafetensorsReader open() throws IOException {
    return SafetensorsReader.open(new ByteBufferInputStream(content), location);
  }

  private static ForeignArray array(TensorInfo tensor) {
    return ForeignArray.of(tensor.name(), tensor.shape());
  }

  @Override
  public String title() {
    return "torchvision safetensors";
  }

  @Override
  public String owner() {
    return "torchvision";
  }

  @Override
  public Preset preset() {
    return Preset.TORCHVISION;
  }

  @Override
  public AxisOrder order() {
    return new AxisOrder(false, true);
  }

  @Override
  public List<ForeignArray> arrays() {
    return arrays;
  }

  @Override
  public Map<String, String> names(Architecture architecture) {
    return TorchvisionNames.of(architecture);
  }

  @Override
  public Optional<ImageShape> input() {
    return Optional.empty();
  }

  @Override
  public void forEach(ArrayVisitor visitor) throws IOException {
    open().forEach((tensor, floats) -> visitor.visit(array(tensor), floats::read));
  }
}

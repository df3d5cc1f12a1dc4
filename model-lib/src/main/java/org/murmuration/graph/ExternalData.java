package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.murmuration.refusal.Refusal;

/** Weights that lie in files beside a model's: fetched and put into it. */
final class ExternalData {
  /** A name and nothing else: no separator of any system, no drive, no scheme, no control. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[^/\\\\:\\p{Cc}]{1,255}");

  private static final Pattern DOTS = Pattern.compile("\\.{1,}");
  private static final String HERE = "./";

  private final Beside beside;
  private long bytes;

  private ExternalData(Beside beside, long bytes) {
    this.beside = beside;
    this.bytes = bytes;
  }

  /**
   * The model with all its weights inside, each tensor having what it claims.
   *
   * @throws Refusal if a file is not there, is no file of the folder or ends too early, or if all
   *     is more than protobuf allows
   */
  static ModelProto inside(ModelProto model, Beside beside) throws IOException {
    ExternalData data = new ExternalData(beside, model.getSerializedSize());
    new Tensors(data::counted).in(model);
    return new Tensors(data::whole).in(model);
  }

  /** Counts before anything is fetched. */
  private TensorProto counted(TensorProto tensor) {
    if (new TensorData(tensor).isExternal()) {
      name(tensor);
      bytes += Math.min(new TensorData(tensor).rawBytes(), ModelMessage.MOST_BYTES);
    }
    if (bytes > ModelMessage.MOST_BYTES) {
      throw Refusal.input(
          "with its weights it has %d bytes or more, an ONNX model can have %d in one piece (take a smaller one)"
              .formatted(bytes, ModelMessage.MOST_BYTES));
    }
    return tensor;
  }

  private TensorProto whole(TensorProto tensor) throws IOException {
    TensorProto whole = new TensorData(tensor).isExternal() ? fetched(tensor) : tensor;
    new TensorData(whole).requireWhole();
    return whole;
  }

  private TensorProto fetched(TensorProto tensor) throws IOException {
    return tensor.toBuilder()
        .clearExternalData()
        .clearFloatData()
        .clearInt32Data()
        .clearInt64Data()
        .clearDoubleData()
        .clearUint64Data()
        .setDataLocation(DataLocation.DEFAULT)
        .setRawData(read(tensor))
        .build();
  }

  private ByteString read(TensorProto tensor) throws IOException {
    String name = name(tensor);
    long length = new TensorData(tensor).rawBytes();
    long offset = number(tensor, "offset", 0);
    long said = number(tensor, "length", length);
    if (said != length) {
      throw Refusal.input(
          "its tensor '%s' needs %d bytes, %d are named in '%s'"
              .formatted(tensor.getName(), length, said, name));
    }
    try (InputStream file = beside.open(name)) {
      file.skipNBytes(offset);
      byte[] read = file.readNBytes((int) length);
      if (read.length < length) {
        throw ends(tensor, name, offset + length);
      }
      return UnsafeByteOperations.unsafeWrap(read);
    } catch (EOFException e) {
      throw ends(tensor, name, offset + length);
    } catch (FileNotFoundException e) {
      throw Refusal.input(
          "its weights are in '%s', which is not beside it (put both files into one folder)"
              .formatted(name));
    }
  }

  private static Refusal ends(TensorProto tensor, String name, long needed) {
    return Refusal.input(
        "its tensor '%s' lies up to byte %d of '%s', which ends before (fetch that file again)"
            .formatted(tensor.getName(), needed, name));
  }

  /** The name of the file that a tensor's data is in. */
  private static String name(TensorProto tensor) {
    String location = entry(tensor, "location");
    String name = location.startsWith(HERE) ? location.substring(HERE.length()) : location;
    if (!PLAIN_NAME.matcher(name).matches() || DOTS.matcher(name).matches()) {
      throw Refusal.input(
          "its tensor '%s' is said to lie in '%s', only files of the same folder are read (put both files into one folder, and save the model again)"
              .formatted(tensor.getName(), location));
    }
    return name;
  }

  private static long number(TensorProto tensor, String key, long otherwise) {
    String text = entry(tensor, key);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw Refusal.input(
          "its tensor '%s' has the %s '%s', which is no number"
              .formatted(tensor.getName(), key, text));
    }
    return Long.parseLong(text);
  }

  private static String entry(TensorProto tensor, String key) {
    return tensor.getExternalDataList().stream()
        .filter(entry -> entry.getKey().equals(key))
        .map(StringStringEntryProto::getValue)
        .findFirst()
        .orElse("");
  }
}

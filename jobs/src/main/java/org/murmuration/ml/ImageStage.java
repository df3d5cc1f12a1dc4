package org.murmuration.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.murmuration.decode.AlphaColour;
import org.murmuration.decode.DecodeLimits;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.decode.OnDamaged;
import org.murmuration.image.Fit;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.table.Columns;

/**
 * A transformer that runs a network over a column of images: bytes of files, structs of Spark's
 * source {@code image}, or URIs as text. All other columns are kept. An image that cannot be used
 * has null in the columns of what the network gives, and the reason in the column of rejects.
 *
 * <p>{@code transform} is lazy, and one pass over each partition. The network is sent once for a
 * stage and its copies, and lies in each executor once while tasks use it and half a minute after.
 *
 * @param <T> the stage itself
 */
public abstract class ImageStage<T extends ImageStage<T>> extends Transformer
    implements MLWritable {
  private static final StructType REJECT =
      new StructType()
          .add(Columns.REASON, DataTypes.StringType, false)
          .add(Columns.MESSAGE, DataTypes.StringType, false);

  private final String uid;
  private final Param<String> inputCol;
  private final Param<String> rejectCol;
  private final IntParam batchSize;
  private final Param<String> fit;
  private final Param<String> alphaColour;
  private final Param<String> onDamaged;
  private final LongParam maxBytes;
  private final LongParam maxPixels;
  private transient SentPass sent;

  ImageStage(String uid) {
    this.uid = uid;
    this.inputCol =
        new Param<>(this, "inputCol", "column of bytes, of Spark's image structs, or of URIs");
    this.rejectCol =
        new Param<>(this, "rejectCol", "column of why an image could not be used, null if it was");
    this.batchSize = new IntParam(uid, "batchSize", "images in one forward pass, at least 1");
    this.fit =
        new Param<>(this, "fit", "how an image comes to have the input's shape: crop, squash, pad");
    this.alphaColour =
        new Param<>(this, "alphaColour", "what is seen through clear parts: white, black, #RRGGBB");
    this.onDamaged =
        new Param<>(this, "onDamaged", "what happens to a damaged image: reject or use");
    this.maxBytes = new LongParam(uid, "maxBytes", "bytes of a file, above which it is rejected");
    this.maxPixels = new LongParam(uid, "maxPixels", "pixels of an image, above which it is one");
    setDefaults();
  }

  private void setDefaults() {
    PixelSettings usual = PixelSettings.DEFAULT;
    setDefault(inputCol, "content");
    setDefault(rejectCol, "reject");
    setDefault(batchSize, 16);
    setDefault(fit, usual.fit().toString());
    setDefault(alphaColour, usual.decode().alphaColour().toString());
    setDefault(onDamaged, usual.decode().onDamaged().toString());
    setDefault(maxBytes, usual.decode().limits().maxBytes());
    setDefault(maxPixels, usual.decode().limits().maxPixels());
  }

  @Override
  public String uid() {
    return uid;
  }

  public Param<String> inputCol() {
    return inputCol;
  }

  public Param<String> rejectCol() {
    return rejectCol;
  }

  public IntParam batchSize() {
    return batchSize;
  }

  public Param<String> fit() {
    return fit;
  }

  public Param<String> alphaColour() {
    return alphaColour;
  }

  public Param<String> onDamaged() {
    return onDamaged;
  }

  public LongParam maxBytes() {
    return maxBytes;
  }

  public LongParam maxPixels() {
    return maxPixels;
  }

  /** The column of images. */
  public T setInputCol(String column) {
    return with(inputCol, column);
  }

  /** The column of structs {@code reason, message}, null where an image was used. */
  public T setRejectCol(String column) {
    return with(rejectCol, column);
  }

  /** Images in one forward pass. */
  public T setBatchSize(int images) {
    return with(batchSize, images);
  }

  /** {@code crop}, {@code squash} or {@code pad}. */
  public T setFit(String way) {
    return with(fit, way);
  }

  /** {@code white}, {@code black} or {@code #RRGGBB}. */
  public T setAlphaColour(String colour) {
    return with(alphaColour, colour);
  }

  /** {@code reject} or {@code use}. */
  public T setOnDamaged(String way) {
    return with(onDamaged, way);
  }

  /** Bytes of a file, above which it is rejected. */
  public T setMaxBytes(long bytes) {
    return with(maxBytes, bytes);
  }

  /** Pixels of an image, above which it is rejected. */
  public T setMaxPixels(long pixels) {
    return with(maxPixels, pixels);
  }

  @SuppressWarnings("unchecked") // T is this class.
  final <V> T with(Param<V> param, V value) {
    set(param, value);
    return (T) this;
  }

  final <V> V value(Param<V> param) {
    return getOrDefault(param);
  }

  /** Empty for the empty text, which stands for what is left out. */
  final Optional<String> named(Param<String> param) {
    return Optional.of(value(param)).filter(text -> !text.isEmpty());
  }

  /** What the network runs on, and how. */
  final PixelSettings pixels() {
    AlphaColour colour =
        AlphaColour.named(value(alphaColour))
            .orElseThrow(() -> unknown(alphaColour, "white, black, #RRGGBB"));
    DecodeLimits limits = new DecodeLimits(whole(maxBytes), whole(maxPixels));
    DecodeSettings decode =
        new DecodeSettings(limits, named(OnDamaged.values(), onDamaged), colour);
    return new PixelSettings(decode, named(Fit.values(), fit));
  }

  /** From 1 on; a number of Python comes as the one type or the other. */
  final long whole(Param<Object> param) {
    long value = ((Number) value(param)).longValue();
    if (value < 1) {
      throw Refusal.settings(
          "Cannot use %s %d: it must be at least 1".formatted(param.name(), value));
    }
    return value;
  }

  /** What settings call a constant is what its {@code toString} says. */
  final <V> V named(V[] values, Param<String> param) {
    return Arrays.stream(values)
        .filter(value -> value.toString().equals(value(param)))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    param,
                    String.join(", ", Arrays.stream(values).map(Object::toString).toList())));
  }

  final Refusal unknown(Param<String> param, String known) {
    return Refusal.settings(
        "Cannot use %s '%s': known are %s".formatted(param.name(), value(param), known));
  }

  /** The columns that this stage adds before the one of rejects, with its settings checked. */
  abstract StructType outputs();

  /** What is told of an image, in the order of {@link #outputs}. */
  abstract OutputForm form(Storage storage) throws IOException;

  /** What decides the pass, which is made anew where this is another. */
  abstract Object madeFrom(Storage storage) throws IOException;

  abstract ImagePass pass(SparkSession spark, Storage storage) throws IOException;

  /** The folder whose files a saved stage has beside its metadata. */
  abstract Param<String> folder();

  /**
   * @throws Refusal if there is no such column, it holds no images, or a new one is there already
   */
  @Override
  public StructType transformSchema(StructType schema) {
    HeldForm.of(schema, value(inputCol));
    StructType extended = schema;
    for (StructField added : outputs().add(value(rejectCol), REJECT, true).fields()) {
      requireFree(extended, added.name());
      extended = extended.add(added);
    }
    return extended;
  }

  private static void requireFree(StructType schema, String column) {
    if (Arrays.asList(schema.fieldNames()).contains(column)) {
      throw Refusal.input(
          "Cannot add the column '%s': there is one already (the columns are %s; drop it, or set another name)"
              .formatted(column, String.join(", ", schema.fieldNames())));
    }
  }

  /**
   * @throws Refusal if a setting, the schema or the folder cannot be used
   */
  @Override
  public Dataset<Row> transform(Dataset<?> images) {
    StructType schema = transformSchema(images.schema());
    HeldForm held = HeldForm.of(images.schema(), value(inputCol));
    SparkSession spark = images.sparkSession();
    try {
      Storage storage = Storage.of(spark);
      RowPass rows = new RowPass(sent().pass(spark, this, storage), held, form(storage));
      return images.toDF().mapPartitions(rows, Encoders.row(schema));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized SentPass sent() {
    if (sent == null) {
      sent = new SentPass();
    }
    return sent;
  }

  /**
   * Frees the network everywhere; {@code transform} sends it again. What was transformed before
   * cannot be computed any more.
   */
  public void release() {
    sent().close();
  }

  @Override
  public T copy(ParamMap extra) {
    T copy = defaultCopy(extra);
    ((ImageStage<?>) copy).sent = sent();
    return copy;
  }

  /** Writes the files of the folder, and the settings as Spark's {@code metadata} beside them. */
  @Override
  public MLWriter write() {
    return new StageWriter(this, StageContent.copyOf(value(folder())), folder());
  }

  @Override
  public String toString() {
    return "%s: %s".formatted(uid, folder().name() + "=" + value(folder()));
  }
}

package org.murmuration.onnxruntime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.murmuration.engine.EngineFacts;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;

/**
 * The engine that is ONNX Runtime: weights once, whatever the number of threads; each thread that
 * computes has places of its own, which the next one takes. Graphs that were made for one image at
 * a time get one at a time.
 */
public final class OnnxPass implements FrozenPass {
  private final Session session;
  private final OnnxInput input;
  private final List<OnnxOutput> outputs;
  private final OutputShapes shapes;
  private final Queue<Run> idle = new ConcurrentLinkedQueue<>();

  private OnnxPass(
      Session session, OnnxInput input, List<OnnxOutput> outputs, OutputShapes shapes) {
    this.session = session;
    this.input = input;
    this.outputs = List.copyOf(outputs);
    this.shapes = shapes;
  }

  /**
   * @param outputs in the order in which {@link #runAll} gives them
   * @param model weights included; not needed afterwards
   * @throws org.murmuration.refusal.Refusal if ONNX Runtime does not load here or take the model,
   *     or it gives something else
   */
  public static OnnxPass of(OnnxInput input, List<OnnxOutput> outputs, ModelBytes model) {
    return of(input, Session.of(model.buffer()), session -> outputs);
  }

  /**
   * The only thing that a model gives, as it is.
   *
   * @param model weights included; not needed afterwards
   * @throws org.murmuration.refusal.Refusal as {@link #of} has it
   */
  public static OnnxPass whole(OnnxInput input, ModelBytes model) {
    return of(
        input,
        Session.of(model.buffer()),
        session -> List.of(new OnnxOutput(session.firstOutput(), OnnxOutput.Reading.AS_IT_IS)));
  }

  private static OnnxPass of(
      OnnxInput input, Session session, Function<Session, List<OnnxOutput>> wanted) {
    try {
      List<OnnxOutput> outputs = wanted.apply(session);
      List<String> names = outputs.stream().map(OnnxOutput::tensor).toList();
      return new OnnxPass(session, input, outputs, OutputShapes.of(session, input, names));
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  @Override
  public ImageShape input() {
    return input.shape();
  }

  @Override
  public List<Integer> widths() {
    return IntStream.range(0, outputs.size())
        .mapToObj(i -> outputs.get(i).width(shapes.ofOneImage().get(i)))
        .toList();
  }

  /** What each output gives for one image before it becomes a row, {@code [1, ...]}. */
  public List<long[]> shapes() {
    return shapes.ofOneImage().stream().map(long[]::clone).toList();
  }

  /** Whether several images pass at one time. */
  public boolean takesBatches() {
    return shapes.takesBatches();
  }

  /**
   * Empty places run too, so that an image gives the same bits whatever it shares a batch with:
   * matrix multiplications round otherwise for another number of rows.
   */
  @Override
  public List<float[][]> runAll(ImageBatch batch) {
    batch.requireImagesOf(input.shape());
    List<float[][]> rows = outputs.stream().map(output -> new float[batch.size()][]).toList();
    Run run = take(takesBatches() ? batch.capacity() : 1);
    try {
      for (int first = 0; first < batch.size(); first += run.places()) {
        run.compute(batch, first);
        read(run, first, rows);
      }
      return rows;
    } finally {
      idle.add(run);
    }
  }

  private void read(Run run, int first, List<float[][]> rows) {
    for (int i = 0; i < outputs.size(); i++) {
      float[][] ofOutput = rows.get(i);
      OnnxOutput output = outputs.get(i);
      int channels = output.channels(shapes.ofOneImage().get(i));
      for (int place = 0; place < run.places() && first + place < ofOutput.length; place++) {
        ofOutput[first + place] =
            output.reading().row(run.values(output.tensor(), place), channels);
      }
    }
  }

  /** Of a thread that is done, if it is of that size. */
  private Run take(int places) {
    Run known = idle.poll();
    if (known != null && known.places() == places) {
      return known;
    }
    if (known != null) {
      known.close();
    }
    return new Run(session, input, namedShapes(), places);
  }

  private Map<String, long[]> namedShapes() {
    Map<String, long[]> named = new LinkedHashMap<>();
    IntStream.range(0, outputs.size())
        .forEach(i -> named.put(outputs.get(i).tensor(), shapes.ofOneImage().get(i)));
    return named;
  }

  @Override
  public EngineFacts facts() {
    return EngineFacts.of("ONNX Runtime %s in float32".formatted(session.version()));
  }

  @Override
  public void close() {
    idle.forEach(Run::close);
    idle.clear();
    session.close();
  }
}

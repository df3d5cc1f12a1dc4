package org.murmuration.importing;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.engine.FrozenPass;
import org.murmuration.graph.GraphDescription;
import org.murmuration.graph.GraphModel;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;
import org.murmuration.network.OnnxNetwork;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.NetworkArchive;
import org.murmuration.store.Source;

/** Makes a network folder of an ONNX file. */
record OnnxImport(Storage storage, String file, String to, ImportSettings settings) {
  private static final String SUFFIX = ".onnx";

  /** The first field of a model, the version of its format, which has few values. */
  private static final int FIRST_BYTE = 0x08;

  private static final int MOST_VERSIONS = 64;

  /** Whether a file is a model, by its name or by how it begins. */
  static boolean is(Storage storage, String file) throws IOException {
    if (file.toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
      return true;
    }
    try (InputStream in = storage.open(file)) {
      byte[] start = in.readNBytes(2);
      return start.length == 2
          && start[0] == FIRST_BYTE
          && start[1] > 0
          && start[1] < MOST_VERSIONS;
    } catch (FileNotFoundException e) {
      return false; // Whoever reads weights says so.
    }
  }

  NetworkResult run() throws IOException {
    if (settings.family().isPresent()) {
      throw Refusal.settings(
          "Cannot import %s as %s: an ONNX file is taken as it is (leave out --architecture)"
              .formatted(file, settings.family().get().id()));
    }
    BesideOnnx beside = new BesideOnnx(storage, file);
    GraphModel read = read(beside);
    String digest = beside.sha256();
    WantedDigest wanted = new WantedDigest(settings.sha256());
    wanted.require(file, digest);
    Optional<PixelNotes> pixels = beside.pixels();
    GraphModel model = sized(read, pixels);
    GraphDescription graph = described(model);
    Preset preset = preset(model, pixels);
    Source source = Source.file(file, "ONNX, opset " + model.opset(), digest);
    List<String> notes =
        new ArrayList<>(
            new OnnxNotes(graph, preset, model.prefix(List.of(graph.defaultCut()))).lines());
    pixels.ifPresent(found -> notes.addAll(found.differences(graph.input().shape())));
    notes.add(wanted.note(digest, files(beside.count())));
    notes.addAll(probed(model, graph, preset));
    if (!new ExistingNetwork(storage, to).is(graph.backbone(), preset, source)) {
      NewFolder.at(storage, to)
          .write(folder -> NetworkArchive.write(model, graph, preset, source, folder));
    }
    NetworkSummary summary = graph.backbone().summary();
    return new NetworkResult(
        storage.qualified(to), summary.line(), summary.parameters(), true, notes);
  }

  private GraphModel read(BesideOnnx beside) throws IOException {
    try (InputStream in = storage.open(file)) {
      return GraphModel.read(in, beside, file);
    } catch (FileNotFoundException e) {
      throw Refusal.input("Cannot import a network: there is no file " + e.getMessage(), e);
    }
  }

  private static Optional<String> files(int beside) {
    return beside == 0
        ? Optional.empty()
        : Optional.of("the file and the %d beside it with its weights".formatted(beside));
  }

  private GraphModel sized(GraphModel read, Optional<PixelNotes> pixels) {
    if (settings.input().isPresent()) {
      return read.sized(settings.input().get());
    }
    Optional<ImageShape> said = pixels.flatMap(PixelNotes::shape);
    return read.input().isOpen() && said.isPresent() ? read.sized(said.get()) : read;
  }

  /** With what only a run tells. It shows, too, whether the network runs. */
  private GraphDescription described(GraphModel model) throws IOException {
    GraphDescription graph = model.describe(id());
    Set<String> asked = new LinkedHashSet<>(graph.unknown());
    asked.add(graph.defaultCut());
    asked.add(graph.output());
    return graph.withShapes(OnnxNetwork.shapes(model.prefix(List.copyOf(asked))));
  }

  /** The file's name, or that of its folder where the file is called as any other. */
  private String id() {
    String[] parts = file.split("/", -1);
    String name = parts[parts.length - 1];
    String plain =
        name.toLowerCase(Locale.ROOT).endsWith(SUFFIX)
            ? name.substring(0, name.length() - SUFFIX.length())
            : name;
    boolean says = !plain.equals("model") || parts.length < 2 || parts[parts.length - 2].isEmpty();
    return says ? plain : parts[parts.length - 2];
  }

  private Preset preset(GraphModel model, Optional<PixelNotes> pixels) {
    if (settings.preset().isPresent()) {
      return settings.preset().get();
    }
    Optional<Preset> own = Optional.ofNullable(model.metadata().get("preset")).map(Preset::named);
    return own.or(() -> pixels.map(PixelNotes::preset)).orElseThrow(this::noPreset);
  }

  private Refusal noPreset() {
    return Refusal.settings(
        "Cannot tell how pixels become the input of %s: neither the file nor a preprocessor_config.json beside it says so (name --preset: torchvision for most from PyTorch, inception for -1 to 1, clip, caffe, unit for 0 to 1, none for 0 to 255)"
            .formatted(file));
  }

  private List<String> probed(GraphModel model, GraphDescription graph, Preset preset)
      throws IOException {
    if (settings.probe().isEmpty()) {
      return List.of();
    }
    byte[] whole = model.prefix(List.of(graph.output())).bytes();
    try (FrozenPass pass = OnnxNetwork.whole(graph.backbone(), new ByteArrayInputStream(whole))) {
      return settings.probe().get().lines(storage, pass, preset);
    }
  }
}

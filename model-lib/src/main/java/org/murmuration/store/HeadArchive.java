package org.murmuration.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.dl4j.Parameters;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.label.LabelSet;
import org.murmuration.network.TrainedHead;
import org.murmuration.seen.SeenImages;

/**
 * A trained head in a folder: {@code config.json}, {@code head.safetensors}, {@code history.csv}
 * and {@code seen.bin}.
 *
 * @param history how training went, an entry an epoch; may be empty
 * @param seen which images it saw
 */
public record HeadArchive(
    HeadConfig config, TrainedHead head, List<EvaluationReport.Epoch> history, SeenImages seen) {
  private static final String CONFIG = "config.json";
  private static final String HEAD = "head.safetensors";
  private static final String HISTORY = "history.csv";

  public HeadArchive {
    history = List.copyOf(history);
  }

  /** A head without a history. */
  public HeadArchive(HeadConfig config, TrainedHead head) {
    this(config, head, List.of(), SeenImages.UNKNOWN);
  }

  public void write(Folder folder) throws IOException {
    SealedFolder sealed = SealedFolder.toWrite(folder);
    ByteArrayOutputStream weights = new ByteArrayOutputStream();
    try (Parameters parameters = head.parameters()) {
      ParametersFile.write(parameters, weights);
    }
    sealed.write(HEAD, weights.toByteArray());
    sealed.write(CONFIG, new JsonFormat().write(config));
    sealed.write(HISTORY, HistoryCsv.write(history));
    SeenFile.write(sealed, seen);
    sealed.seal();
  }

  /**
   * SHA-256 of the parameters of the head in a folder, as {@code SHA256SUMS} has it.
   *
   * @throws java.io.FileNotFoundException if that is no head folder
   */
  public static String modelSha256(Folder folder) throws IOException {
    return SealedFolder.toRead(folder).sum(HEAD);
  }

  /**
   * @throws java.io.FileNotFoundException if that is no head folder
   * @throws org.murmuration.refusal.Refusal if the folder is damaged
   */
  public static HeadArchive open(Folder folder) throws IOException {
    SealedFolder sealed = SealedFolder.toRead(folder);
    HeadConfig config = HeadConfig.read(sealed.read(CONFIG), folder.location() + "/" + CONFIG);
    LabelSet labels = LabelSet.inOrder(config.labels());
    ParameterLayout slots = ParameterLayout.ofHead(config.width(), config.hidden(), labels.size());
    try (Parameters parameters =
        sealed.read(HEAD, in -> ParametersFile.read(in, slots, folder.location() + "/" + HEAD))) {
      return new HeadArchive(
          config,
          TrainedHead.from(labels, parameters),
          HistoryCsv.read(sealed.read(HISTORY), folder.location() + "/" + HISTORY),
          SeenFile.read(sealed));
    }
  }
}

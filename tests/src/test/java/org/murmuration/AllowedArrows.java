package org.murmuration;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which package may touch which: the whole house in one table. */
final class AllowedArrows {
  private static final String TABLE =
      """
      # model-lib
      refusal      ->
      machine      ->
      seen         -> refusal
      label        -> refusal
      decode       -> machine refusal
      image        -> decode refusal
      architecture -> image refusal
      graph        -> architecture image refusal
      engine       -> image
      onnxruntime  -> engine image refusal
      dl4j         -> architecture engine image
      onednn       -> architecture dl4j engine image refusal
      network      -> architecture dl4j engine graph image label onednn onnxruntime refusal
      evaluation   -> label
      report       -> evaluation label
      picture      -> architecture report
      safetensors  -> architecture dl4j refusal
      store        -> architecture dl4j engine evaluation graph image label network refusal \
                      safetensors seen
      weights      -> architecture dl4j image label network refusal safetensors
      onnx         -> architecture dl4j image label network refusal safetensors
      # what jobs share
      cluster      -> machine
      storage      -> machine refusal store
      delivery     -> architecture dl4j engine image machine network refusal seen storage store
      memory       -> architecture delivery machine refusal
      imagepass    -> architecture cluster decode delivery engine image machine refusal storage \
                      store
      runs         -> refusal storage store
      split        -> refusal store
      newest       -> delivery runs
      iceberg      -> newest refusal runs storage
      listing      -> imagepass label newest refusal split storage table
      table        -> architecture decode delivery engine iceberg image imagepass label machine \
                      newest refusal runs seen split storage store
      predictions  -> decode imagepass label network newest refusal runs storage store table
      answers      -> decode evaluation imagepass label network predictions refusal report runs \
                      storage store table
      legs         -> cluster imagepass machine refusal runs table
      upkeep       -> refusal runs storage table
      command      -> architecture decode delivery engine image imagepass listing refusal split \
                      storage store table
      calibration  -> command delivery engine imagepass refusal
      training     -> command dl4j evaluation machine refusal seen storage store table
      keeping      -> cluster command machine memory refusal table training
      scoring      -> engine evaluation imagepass label network refusal split table
      device       -> cluster dl4j refusal
      tracking     -> refusal storage
      # a stage each
      assemble     -> architecture command engine graph image network refusal storage store table
      checkimages  -> command decode imagepass legs listing newest refusal runs storage store table
      classify     -> answers architecture command image imagepass legs listing predictions \
                      refusal runs storage store table
      compact      -> command refusal runs storage table upkeep
      doctor       -> architecture cluster command delivery dl4j memory refusal storage table
      embed        -> architecture calibration command delivery engine image imagepass legs \
                      listing machine memory refusal runs split storage store table upkeep
      evaluate     -> architecture command delivery evaluation imagepass label listing network \
                      refusal report scoring seen split storage store table
      export       -> architecture command image label network onnx refusal storage store table \
                      weights
      importing    -> architecture command decode engine graph image network refusal storage \
                      store table weights
      pack         -> command decode imagepass listing refusal storage table
      plan         -> architecture command listing machine memory refusal storage table training
      show         -> architecture command graph machine picture refusal storage store table
      train        -> architecture cluster command dl4j engine evaluation keeping label machine \
                      network refusal scoring split storage store table training
      # whole ways, and the process
      pipeline     -> assemble command embed evaluate imagepass label listing refusal split \
                      storage table train
      tune         -> architecture command evaluate evaluation refusal split storage table train
      ml           -> architecture decode delivery evaluation image imagepass label network \
                      refusal split storage store table train training
      finetune     -> architecture cluster command dl4j evaluate evaluation image imagepass \
                      label legs listing machine memory network refusal scoring seen split storage \
                      store table training
      demo         -> architecture command image importing pipeline refusal storage table
      launch       -> assemble checkimages classify cluster command compact demo device dl4j \
                      doctor embed evaluate export finetune importing listing pack pipeline plan refusal show \
                      storage store table tracking train tune
      """;

  private static final Map<String, Set<String>> BY_ROOM =
      TABLE
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("->", -1))
          .collect(
              toMap(
                  sides -> sides[0].strip(), sides -> words(sides[1]), (a, b) -> a, TreeMap::new));

  private AllowedArrows() {}

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split(" +"))
        .filter(word -> !word.isEmpty())
        .collect(toCollection(TreeSet::new));
  }

  /** The packages below each heading of the table, in its order. */
  static Map<String, List<String>> tiers() {
    Map<String, List<String>> tiers = new LinkedHashMap<>();
    String heading = "";
    for (String line : TABLE.lines().toList()) {
      if (line.startsWith("#")) {
        heading = line.substring(1).strip();
        tiers.put(heading, new ArrayList<>());
      } else {
        tiers.get(heading).add(line.split("->", -1)[0].strip());
      }
    }
    return tiers;
  }

  /** All packages that the table lists. */
  static Set<String> rooms() {
    return BY_ROOM.keySet();
  }

  /** What a package may touch; nothing if it is not listed. */
  static Set<String> from(String room) {
    return BY_ROOM.getOrDefault(room, Set.of());
  }
}

package org.murmuration.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A command line of ours that stands in a file, from the command's name on. */
record WrittenCommand(String file, List<String> arguments) {
  static final Set<String> COMMANDS = Commands.create("test").getSubcommands().keySet();
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What starts the program: the launcher, the jar, a batch's dashes, the service of the compose
   * file.
   */
  private static final Pattern START =
      Pattern.compile(
          "(?:deploy/murmuration|murmuration[^ /]*\\.jar|\\$jar|run --rm submit| --)\"? +(.*)");

  private static final Pattern FENCED = Pattern.compile("(?s)```[a-z]*\\n(.*?)```");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern PYTHON_LIST = Pattern.compile("(?s)ARGUMENTS = \\[(.*?)\\n]");
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

  private static final Pattern NAME = Pattern.compile("[a-z-]+");
  private static final Set<String> LAUNCHER_OPTIONS_WITH_VALUE =
      Set.of("--master", "--conf", "--properties-file");

  static Stream<WrittenCommand> all() {
    return DeployFiles.all().flatMap(WrittenCommand::in);
  }

  private static Stream<WrittenCommand> in(Path file) {
    String name = file.getFileName().toString();
    String text = DeployFiles.text(file);
    Stream<List<String>> lists =
        switch (name.replaceFirst(".*\\.", "")) {
          case "json" -> listsOf(tree(text)).map(WrittenCommand::fromCommand);
          case "yaml" ->
              Stream.concat(listsOf(yaml(text)).map(WrittenCommand::fromCommand), lines(text));
          case "py" ->
              Stream.of(
                  words(group(text, PYTHON_LIST).findFirst().orElse("").replace("\",", "\" ")));
          case "md" ->
              Stream.concat(
                  group(text, FENCED).flatMap(WrittenCommand::lines),
                  group(FENCED.matcher(text).replaceAll(""), CODE).flatMap(WrittenCommand::lines));
          case "properties", "xml" -> Stream.empty();
          default -> lines(text);
        };
    return lists
        .filter(arguments -> !arguments.isEmpty())
        .map(arguments -> new WrittenCommand(DeployFiles.name(file), arguments));
  }

  private static Stream<String> group(String text, Pattern pattern) {
    return pattern.matcher(text).results().map(found -> found.group(1));
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static JsonNode yaml(String text) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    return JSON.valueToTree(StreamSupport.stream(yaml.loadAll(text).spliterator(), false).toList());
  }

  private static Stream<List<String>> listsOf(JsonNode tree) {
    List<List<String>> found = new ArrayList<>();
    collect(tree, found);
    return found.stream();
  }

  private static void collect(JsonNode node, List<List<String>> found) {
    if (node.isArray() && !node.isEmpty() && node.get(0).isTextual()) {
      List<String> words = new ArrayList<>();
      node.forEach(word -> words.add(word.asText()));
      found.add(words);
    }
    node.forEach(child -> collect(child, found));
  }

  /** Lines of a shell or of a comment, those that a backslash continues as one. */
  private static Stream<List<String>> lines(String text) {
    return text.replaceAll(" *\\\\\\n[# ]*", " ")
        .lines()
        .flatMap(line -> START.matcher(line).results())
        .map(
            (MatchResult found) ->
                afterOptions(words(found.group(1).replaceFirst(" [|>#&].*", ""))));
  }

  private static List<String> words(String line) {
    return WORD.matcher(line).results().map(word -> word.group().replaceAll("[\"']", "")).toList();
  }

  /**
   * Without the jar and the options of whatever starts the command; empty where none is named. A
   * word in a command's place is taken for one, known or not.
   */
  private static List<String> fromCommand(List<String> words) {
    int jar = words.stream().map(word -> word.endsWith("murmuration.jar")).toList().indexOf(true);
    int known = words.stream().map(COMMANDS::contains).toList().indexOf(true);
    return jar >= 0
        ? words.subList(jar + 1, words.size())
        : known >= 0 ? words.subList(known, words.size()) : List.of();
  }

  /** A launcher's own options come before the command. */
  private static List<String> afterOptions(List<String> words) {
    int i = 0;
    while (i < words.size() && words.get(i).startsWith("--")) {
      i += LAUNCHER_OPTIONS_WITH_VALUE.contains(words.get(i)) ? 2 : 1;
    }
    List<String> rest = words.subList(Math.min(i, words.size()), words.size());
    return rest.isEmpty() || !NAME.matcher(rest.get(0)).matches() ? List.of() : rest;
  }
}

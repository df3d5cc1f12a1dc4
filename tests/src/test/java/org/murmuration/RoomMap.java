package org.murmuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The map of the rooms that CONTRIBUTING.md shows, drawn from {@link AllowedArrows}: a band for
 * each tier, and in it rows, so that a room touches rooms of lower rows only.
 */
final class RoomMap {
  private static final int WIDTH = 860;
  private static final int LEFT = 220;
  private static final int BOX_HEIGHT = 26;
  private static final int GAP = 6;
  private static final int PADDING = 10;
  private static final int MOST_IN_A_ROW = 6;
  private static final List<String> COLOURS = List.of("#cfe2f6", "#cdeacf", "#fbe3c8", "#f6cfd2");

  private final StringBuilder svg = new StringBuilder();
  private int top = PADDING;

  private RoomMap() {}

  static String svg() {
    return new RoomMap().draw();
  }

  private String draw() {
    List<String> tiers = new ArrayList<>(AllowedArrows.tiers().keySet());
    for (int tier = tiers.size() - 1; tier >= 0; tier--) {
      band(tiers.get(tier), COLOURS.get(tier));
    }
    String size = "width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\"".formatted(WIDTH, top);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" %s font-family="sans-serif" font-size="13">
    <title>The rooms: each touches rooms of lower rows only</title>
    <rect width="100%%" height="100%%" fill="#ffffff"/>
    %s</svg>
    """
        .formatted(size, svg);
  }

  private void band(String tier, String colour) {
    List<List<String>> rows = rows(AllowedArrows.tiers().get(tier));
    int height = rows.size() * (BOX_HEIGHT + GAP) - GAP + 2 * PADDING;
    rectangle(PADDING, top, WIDTH - 2 * PADDING, height, "#f4f6f8");
    text(2 * PADDING, top + height / 2, "start", tier);
    top += PADDING;
    for (List<String> row : rows) {
      row(row, colour);
      top += BOX_HEIGHT + GAP;
    }
    top += PADDING - GAP + PADDING;
  }

  private void row(List<String> rooms, String colour) {
    int width = (WIDTH - LEFT - 2 * PADDING + GAP) / rooms.size() - GAP;
    int left = LEFT;
    for (String room : rooms) {
      rectangle(left, top, width, BOX_HEIGHT, colour);
      text(left + width / 2, top + BOX_HEIGHT / 2, "middle", room);
      left += width + GAP;
    }
  }

  private void rectangle(int left, int from, int width, int height, String colour) {
    svg.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"%s\"/>\n"
            .formatted(left, from, width, height, colour));
  }

  private void text(int x, int middle, String anchor, String words) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n"
            .formatted(x, middle + 5, anchor, words));
  }

  /** Highest first; a long row is broken. */
  private static List<List<String>> rows(List<String> tier) {
    Map<String, Integer> levels = new HashMap<>();
    Map<Integer, List<String>> byLevel = new TreeMap<>();
    tier.forEach(
        room ->
            byLevel.computeIfAbsent(-level(room, tier, levels), x -> new ArrayList<>()).add(room));
    List<List<String>> rows = new ArrayList<>();
    for (List<String> level : byLevel.values()) {
      int pieces = (level.size() + MOST_IN_A_ROW - 1) / MOST_IN_A_ROW;
      int first = 0;
      for (int piece = 1; piece <= pieces; piece++) {
        int next = level.size() * piece / pieces;
        rows.add(level.subList(first, next));
        first = next;
      }
    }
    return rows;
  }

  /** One more than the highest room of the same tier that it touches. */
  private static int level(String room, List<String> tier, Map<String, Integer> known) {
    if (!known.containsKey(room)) {
      int level =
          AllowedArrows.from(room).stream()
              .filter(tier::contains)
              .mapToInt(touched -> level(touched, tier, known) + 1)
              .max()
              .orElse(0);
      known.put(room, level);
    }
    return known.get(room);
  }
}

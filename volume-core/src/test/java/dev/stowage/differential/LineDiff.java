package dev.stowage.differential;

import java.util.ArrayList;
import java.util.List;

/** What two texts do not have in common, line by line, with a little of what they have. */
final class LineDiff {

  private static final int CONTEXT = 2;

  private LineDiff() {}

  static String of(String one, String other) {
    List<String> marked = marked(one.lines().toList(), other.lines().toList());
    StringBuilder text = new StringBuilder();
    int skippedTo = -1;
    for (int i = 0; i < marked.size(); i++) {
      if (isNear(marked, i)) {
        if (skippedTo == i - 1 && i > 0) {
          text.append("  …\n");
        }
        text.append(marked.get(i)).append('\n');
      } else {
        skippedTo = i;
      }
    }
    return text.toString();
  }

  private static boolean isNear(List<String> marked, int at) {
    return marked
        .subList(Math.max(0, at - CONTEXT), Math.min(marked.size(), at + CONTEXT + 1))
        .stream()
        .anyMatch(line -> !line.startsWith(" "));
  }

  private static List<String> marked(List<String> one, List<String> other) {
    int[][] common = common(one, other);
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < one.size() || j < other.size()) {
      if (i < one.size() && j < other.size() && one.get(i).equals(other.get(j))) {
        lines.add("  " + one.get(i++));
        j++;
      } else if (j == other.size() || (i < one.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add("- " + one.get(i++));
      } else {
        lines.add("+ " + other.get(j++));
      }
    }
    return lines;
  }

  /** The length of the longest common subsequence from each pair of places on. */
  private static int[][] common(List<String> one, List<String> other) {
    int[][] length = new int[one.size() + 1][other.size() + 1];
    for (int i = one.size() - 1; i >= 0; i--) {
      for (int j = other.size() - 1; j >= 0; j--) {
        length[i][j] =
            one.get(i).equals(other.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }
}

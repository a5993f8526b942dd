package dev.stowage.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The parts of compiled test sources that documentation shows, and the parts of documentation that
 * show them.
 *
 * <p>In a source a region stands between {@code // region NAME} and {@code // endregion}; the two
 * lines themselves are shown nowhere, and regions may lie in one another.
 */
final class Regions {

  private static final String BEGIN = "// region ";
  private static final String END = "// endregion";
  private static final String FENCE = "```";

  private Regions() {}

  /** Reads the regions of all sources in a folder. */
  static Map<String, String> inFolder(Path folder) {
    Map<String, String> regions = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        in(Files.readString(file))
            .forEach(
                (name, text) -> {
                  if (regions.put(name, text) != null) {
                    throw new IllegalArgumentException("two regions are called " + name);
                  }
                });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return regions;
  }

  /** Reads the regions of a source, each without its common indentation. */
  static Map<String, String> in(String source) {
    Map<String, List<String>> regions = new LinkedHashMap<>();
    List<String> open = new ArrayList<>();
    for (String line : source.lines().toList()) {
      String text = line.strip();
      if (text.startsWith(BEGIN)) {
        String name = text.substring(BEGIN.length()).strip();
        if (regions.put(name, new ArrayList<>()) != null) {
          throw new IllegalArgumentException("two regions are called " + name);
        }
        open.add(name);
      } else if (text.equals(END)) {
        if (open.isEmpty()) {
          throw new IllegalArgumentException("a region ends that never began");
        }
        open.remove(open.size() - 1);
      } else {
        open.forEach(name -> regions.get(name).add(line));
      }
    }
    if (!open.isEmpty()) {
      throw new IllegalArgumentException("region " + open + " never ends");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    regions.forEach((name, lines) -> texts.put(name, unindented(withoutEnd(lines))));
    return texts;
  }

  /** The formatter leaves an empty line between a method and the end of its region. */
  private static List<String> withoutEnd(List<String> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    return lines.subList(0, end);
  }

  /** Reads the fenced blocks of a Markdown text that are marked as Java. */
  static List<String> fencedJava(String markdown) {
    List<String> blocks = new ArrayList<>();
    Iterator<String> lines = markdown.lines().iterator();
    while (lines.hasNext()) {
      String fence = lines.next();
      if (fence.strip().startsWith(FENCE)) {
        List<String> block = untilFence(lines);
        if (fence.strip().substring(FENCE.length()).strip().equals("java")) {
          blocks.add(unindented(block));
        }
      }
    }
    return blocks;
  }

  private static List<String> untilFence(Iterator<String> lines) {
    List<String> block = new ArrayList<>();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.strip().equals(FENCE)) {
        return block;
      }
      block.add(line);
    }
    throw new IllegalArgumentException("a fenced block never ends: " + block);
  }

  /** Reads the blocks of code in the Javadoc of a source. */
  static List<String> javadocCode(String source) {
    List<String> blocks = new ArrayList<>();
    List<String> block = null;
    for (String line : source.lines().toList()) {
      String text = line.strip();
      if (block == null) {
        block = text.startsWith("* <pre>") ? new ArrayList<>() : null;
      } else if (text.endsWith("</pre>")) {
        blocks.add(unindented(block));
        block = null;
      } else {
        block.add(text.equals("*") ? "" : text.replaceFirst("^\\* ?", ""));
      }
    }
    if (block != null) {
      throw new IllegalArgumentException("a block of code never ends: " + block);
    }
    return blocks;
  }

  private static String unindented(List<String> lines) {
    return String.join("\n", lines).stripIndent().strip();
  }
}

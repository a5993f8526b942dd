package dev.stowage.engines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** What real engines answered: a line a question, trees shortened to a digest of them. */
final class RecordedAnswers implements Comparison {

  private final RawEngine engine;
  private final List<String> answers = new ArrayList<>();

  RecordedAnswers(RawEngine engine) {
    this.engine = engine;
  }

  @Override
  public List<RawEngine> engines() {
    return List.of(engine);
  }

  @Override
  public void compare(String what, Function<RawEngine, ?> question) {
    answers.add(line(what, question.apply(engine)));
  }

  List<String> answers() {
    return answers;
  }

  static String line(String what, Object outcome) {
    if (outcome instanceof List<?> parts) {
      return what + " => " + String.join(" | ", parts.stream().map(RecordedAnswers::part).toList());
    }
    return what + " => " + part(outcome);
  }

  private static String part(Object value) {
    if (value instanceof List<?> tree && tree.size() > 1) {
      return tree.size() + " entries " + digest(tree.toString());
    }
    return String.valueOf(value).strip().replace("\n", "\\n").replace("n".repeat(200), "nnn");
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads what a real engine answered when it was recorded. */
  static List<String> read(String profile) {
    try (InputStream in = RecordedAnswers.class.getResourceAsStream(resource(profile))) {
      if (in == null) {
        throw new AssertionError("not recorded: " + resource(profile));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String profile) {
    return "/recorded/archives/" + profile + ".txt";
  }

  /** Writes a recording into the directory that {@code STOWAGE_RECORD} names, if it does. */
  static void write(String profile, List<String> answers) {
    String directory = System.getenv("STOWAGE_RECORD");
    if (directory != null) {
      try {
        Path file = Path.of(directory + resource(profile));
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, answers);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

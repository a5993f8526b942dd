package dev.stowage.testkit.image;

import dev.stowage.testkit.engine.NotInFakeException;
import java.util.regex.Pattern;

/** A pattern for names of images: {@code *} and {@code ?} stand for anything but a slash. */
public final class NamePattern {

  private final Pattern pattern;

  private NamePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  public static NamePattern of(String text) {
    if (text.contains("[") || text.contains("\\")) {
      throw new NotInFakeException(
          "the fake engine does not match images by brackets or backslashes: " + text);
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '*' -> regex.append("[^/]*");
        case '?' -> regex.append("[^/]");
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return new NamePattern(Pattern.compile(regex.toString()));
  }

  /** Tells whether a name matches, with its tag or without it. */
  public boolean matches(String name) {
    return pattern.matcher(name).matches()
        || pattern.matcher(name.substring(0, name.lastIndexOf(':'))).matches();
  }
}

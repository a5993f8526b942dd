package dev.stowage.volume.content;

import dev.stowage.volume.file.ContentPath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Patterns as in a {@code .dockerignore} file: the last that matches decides. */
final class IgnorePatterns {

  private record Rule(Pattern pattern, boolean exception) {}

  private final List<String> lines;
  private final List<Rule> rules;

  IgnorePatterns(List<String> lines) {
    this.lines = List.copyOf(lines);
    this.rules = this.lines.stream().map(String::strip).filter(this::says).map(this::rule).toList();
  }

  List<String> lines() {
    return lines;
  }

  private boolean says(String line) {
    String name = clean(line.startsWith("!") ? line.substring(1) : line);
    return !line.startsWith("#") && !name.isEmpty();
  }

  private Rule rule(String line) {
    boolean exception = line.startsWith("!");
    String pattern = clean(exception ? line.substring(1) : line);
    return new Rule(Pattern.compile(regex(pattern), Pattern.DOTALL), exception);
  }

  /** What a directory's pattern says goes for all that is in it. */
  boolean match(ContentPath path) {
    List<String> own = new ArrayList<>();
    for (ContentPath each = path; !each.isRoot(); each = each.parent()) {
      own.add(each.value());
    }
    boolean ignored = false;
    for (Rule rule : rules) {
      if (own.stream().anyMatch(each -> rule.pattern().matcher(each).matches())) {
        ignored = !rule.exception();
      }
    }
    return ignored;
  }

  /** Leading and trailing slashes, and dots, mean nothing there. */
  private static String clean(String pattern) {
    List<String> names = new ArrayList<>();
    for (String name : pattern.strip().split("/", -1)) {
      if (name.equals("..") && !names.isEmpty()) {
        names.remove(names.size() - 1);
      } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
        names.add(name);
      }
    }
    return String.join("/", names);
  }

  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      at = translate(pattern, at, regex);
    }
    return regex.toString();
  }

  /** Translates one element, and answers where the next begins. */
  private static int translate(String pattern, int at, StringBuilder regex) {
    char c = pattern.charAt(at);
    if (pattern.startsWith("**", at)) {
      int next = at + 2;
      if (next == pattern.length()) {
        regex.append(".*");
      } else {
        regex.append("(?:.*/)?");
        next += pattern.charAt(next) == '/' ? 1 : 0;
      }
      return next;
    }
    int close = c == '[' ? pattern.indexOf(']', at + 2) : -1;
    if (close > 0) {
      regex.append(characters(pattern.substring(at + 1, close)));
      return close + 1;
    }
    if (c == '*') {
      regex.append("[^/]*");
    } else if (c == '?') {
      regex.append("[^/]");
    } else if (c == '\\' && at + 1 < pattern.length()) {
      regex.append(Pattern.quote(pattern.substring(at + 1, at + 2)));
      return at + 2;
    } else {
      regex.append(Pattern.quote(String.valueOf(c)));
    }
    return at + 1;
  }

  private static String characters(String inside) {
    boolean not = inside.startsWith("^") || inside.startsWith("!");
    String members = not ? inside.substring(1) : inside;
    String safe = members.replaceAll("([\\[\\]&^\\\\])", "\\\\$1");
    return "(?!/)[" + (not ? "^" : "") + safe + "]";
  }
}

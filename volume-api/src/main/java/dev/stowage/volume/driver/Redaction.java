package dev.stowage.volume.driver;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes secrets out of driver options and of texts that quote them.
 *
 * <p>A driver's options are plain strings that may hold passwords and keys, and engines hand them
 * back in clear, in inspections and in error texts. Nothing in Stowage prints an option or an
 * engine's text without passing here. Stateless and thread-safe.
 */
public final class Redaction {

  /** What stands in place of a secret. */
  public static final String MASK = "***";

  // A bare "pass" counts at the end of a word only, so that passthrough stays readable.
  private static final String SECRET_WORD =
      "(?:password|passwd|passphrase|pass(?![a-z])|pwd|secret|token|credential"
          + "|(?:access|private|api|account|encryption)[_-]?key)";

  private static final Pattern SECRET_KEY = Pattern.compile(SECRET_WORD, Pattern.CASE_INSENSITIVE);

  private static final String UP_TO_A_COMMA = "(?=[^,])(?:\"[^\"]*\"|'[^']*')?[^,]*";

  private static final Pattern SECRET_MOUNT_OPTION =
      Pattern.compile(
          "(" + SECRET_WORD + "[a-z0-9_.-]*=)" + UP_TO_A_COMMA, Pattern.CASE_INSENSITIVE);

  private static final Pattern NOTHING = Pattern.compile("(?!)");

  // A quote before a letter or digit is taken as part of an unquoted secret. What is hidden already
  // stays, with the colon behind it.
  private static final Pattern SECRET_PAIR =
      Pattern.compile(
          "("
              + SECRET_WORD
              + "[a-z0-9_.-]*(?:\\s*=\\s*|\\\\?[\"']\\s*:\\s*))(?!\\*{3}:?(?:[,\\s\"']|$))"
              + "(?:(\")[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|(\\\\\")[^\"]*+\"|(')[^']*+'"
              + "|(?:[^,\\s\"']|[\"'](?=[a-z0-9]))++)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern URL_PASSWORD = Pattern.compile("(//[^/\\s:@]*:)[^/\\s\"]+(@)");

  /** A login in front of a server, without a scheme; an image's digest looks like one. */
  private static final Pattern LOGIN =
      Pattern.compile("(?<![\\w.+%/@-])([\\w.+%-]++:)(?!\\*{3}@)[^/\\s\"':@]++(@(?!sha\\d+:))");

  /** A value of a variable, where a secret option holds several. */
  private static final Pattern PAIR = Pattern.compile("(?:^|,)\\w+=([^,]{4,})");

  private Redaction() {}

  /**
   * Returns an option's value fit to be printed.
   *
   * @param key the option's key
   * @param value its value
   * @return {@link #MASK} if the key names a secret, else the value with secrets inside it
   *     replaced, such as the password in {@code addr=nas,password=x}
   */
  public static String optionValue(String key, String value) {
    requireNonNull(value, "value");
    if (SECRET_KEY.matcher(key).find()) {
      return MASK;
    }
    return text(SECRET_MOUNT_OPTION.matcher(value).replaceAll("$1***"));
  }

  /**
   * Returns an option's value fit to be printed, given the driver it is for.
   *
   * @param driver the driver, which may know more secrets
   * @param key the option's key
   * @param value its value
   * @return as {@link #optionValue(String, String)}, with what the driver's profile and {@link
   *     VolumeDriver#secret} name replaced too
   */
  public static String optionValue(VolumeDriver driver, String key, String value) {
    if (driver.isSecret(key)) {
      requireNonNull(value, "value");
      return MASK;
    }
    return embedded(driver).matcher(optionValue(key, value)).replaceAll("$1***");
  }

  /** Matches what a driver calls a secret inside other options, as in {@code b2_key=…}. */
  private static Pattern embedded(VolumeDriver driver) {
    String words =
        driver.secretWords().stream()
            .map(word -> "\\Q" + word.replace("-", "\\E[-_]\\Q") + "\\E")
            .collect(Collectors.joining("|"));
    return words.isEmpty()
        ? NOTHING
        : Pattern.compile(
            "((?:^|[,:;\\s])(?:[a-z0-9_-]*[-_])?(?:" + words + ")=)" + UP_TO_A_COMMA,
            Pattern.CASE_INSENSITIVE);
  }

  /**
   * Returns a driver's options fit to be printed, sorted by key.
   *
   * @param driver the driver
   * @return a new map in which secrets are replaced
   */
  public static Map<String, String> options(VolumeDriver driver) {
    Map<String, String> safe = new TreeMap<>();
    driver.options().forEach((key, value) -> safe.put(key, optionValue(driver, key, value)));
    return safe;
  }

  /**
   * Returns options fit to be printed, sorted by key.
   *
   * @param options the options
   * @return a new map in which secrets are replaced
   */
  public static Map<String, String> options(Map<String, String> options) {
    Map<String, String> safe = new TreeMap<>();
    options.forEach((key, value) -> safe.put(key, optionValue(key, value)));
    return safe;
  }

  /**
   * Returns a text with the secrets in it replaced.
   *
   * @param text any text, such as an engine's error
   * @return the text with the values of {@code password=…} and the like, and the passwords in URLs
   *     and in {@code user:password@server}, replaced
   */
  public static String text(String text) {
    String withoutPairs = SECRET_PAIR.matcher(text).replaceAll("$1$2$3$4***$2$3$4");
    String withoutUrls = URL_PASSWORD.matcher(withoutPairs).replaceAll("$1***$2");
    return LOGIN.matcher(withoutUrls).replaceAll("$1***$2");
  }

  /**
   * Returns a text with the secrets of a driver in it replaced, wherever and however they stand.
   *
   * @param text any text, such as an engine's error about a volume of that driver
   * @param driver the driver with its options
   * @return as {@link #text(String)}, with the very values of secret options replaced too
   */
  public static String text(String text, VolumeDriver driver) {
    return text(text, List.of(driver));
  }

  /**
   * Returns a text with the secrets of several drivers in it replaced, wherever and however they
   * stand.
   *
   * @param text any text, such as an engine's error about a container
   * @param drivers the drivers with their options
   * @return as {@link #text(String, VolumeDriver)}
   */
  public static String text(String text, Collection<VolumeDriver> drivers) {
    String safe = requireNonNull(text, "text");
    for (String secret : secrets(drivers)) {
      safe = SecretShapes.of(secret).matcher(safe).replaceAll(Matcher.quoteReplacement(MASK));
    }
    return text(safe);
  }

  /** Lists the secrets of drivers, longest first. */
  private static List<String> secrets(Collection<VolumeDriver> drivers) {
    List<String> found = new ArrayList<>();
    drivers.forEach(driver -> addSecrets(driver, found));
    return found.stream()
        .flatMap(secret -> Stream.of(secret, decoded(secret)))
        .filter(secret -> !secret.isBlank())
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  /** In a URL a secret is given escaped, and a driver may quote what it stands for. */
  private static String decoded(String secret) {
    try {
      return URLDecoder.decode(secret.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return secret;
    }
  }

  private static void addSecrets(VolumeDriver driver, List<String> found) {
    List<Pattern> inside = List.of(SECRET_MOUNT_OPTION, embedded(driver), URL_PASSWORD, LOGIN);
    driver
        .options()
        .forEach(
            (key, value) -> {
              if (driver.isSecret(key) || SECRET_KEY.matcher(key).find()) {
                found.add(value);
                PAIR.matcher(value).results().map(it -> it.group(1)).forEach(found::add);
              }
              inside.forEach(pattern -> addMatches(pattern.matcher(value), value, found));
            });
  }

  /** In the remotes of rclone, which start with a colon, the last option ends with one. */
  private static void addMatches(Matcher matcher, String value, List<String> found) {
    while (matcher.find()) {
      int end = matcher.groupCount() > 1 ? matcher.start(2) : matcher.end();
      String secret = value.substring(matcher.end(1), end);
      found.add(secret);
      found.add(secret.replaceFirst("^(['\"])(.*?)\\1.*", "$2"));
      if (value.startsWith(":")) {
        found.add(secret.replaceFirst(":.*", ""));
      }
    }
  }
}

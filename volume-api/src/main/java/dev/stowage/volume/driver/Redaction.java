package dev.stowage.volume.driver;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

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

  private static final String SECRET_WORD =
      "(?:pass(?:word|wd|phrase)?|secret|token|credential|access[_-]?key|private[_-]?key"
          + "|api[_-]?key|account[_-]?key)";

  private static final Pattern SECRET_KEY =
      Pattern.compile("(?:.*[^a-z]|)[a-z]*" + SECRET_WORD + "[a-z0-9]*(?:[^a-z].*|)");

  private static final Pattern SECRET_PAIR =
      Pattern.compile(
          "(?i)([a-z0-9_.-]*"
              + SECRET_WORD
              + "[a-z0-9_.-]*(?:=|\"\\s*:\\s*))(\"[^\"]*\"|[^,\\s\"']+)");

  private static final Pattern URL_PASSWORD = Pattern.compile("(://[^/\\s:@]*:)[^/\\s@]+(@)");

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
    if (SECRET_KEY.matcher(key.toLowerCase(Locale.ROOT)).matches()) {
      return MASK;
    }
    return text(value);
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
   * @return the text with the values of {@code password=…} and the like, and the passwords in URLs,
   *     replaced
   */
  public static String text(String text) {
    String withoutPairs = SECRET_PAIR.matcher(text).replaceAll("$1***");
    return URL_PASSWORD.matcher(withoutPairs).replaceAll("$1***$2");
  }
}

package dev.stowage.volume.driver;

import static java.util.Objects.requireNonNull;

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

  // A bare "pass" counts at the end of a word only, so that passthrough stays readable.
  private static final String SECRET_WORD =
      "(?:password|passwd|passphrase|pass(?![a-z])|pwd|secret|token|credential"
          + "|(?:access|private|api|account|encryption)[_-]?key)";

  private static final Pattern SECRET_KEY = Pattern.compile(SECRET_WORD, Pattern.CASE_INSENSITIVE);

  private static final Pattern SECRET_MOUNT_OPTION =
      Pattern.compile(
          "(" + SECRET_WORD + "[a-z0-9_.-]*=)(?=[^,])(?:\"[^\"]*\"|'[^']*')?[^,]*",
          Pattern.CASE_INSENSITIVE);

  // A quote before a letter or digit is taken as part of an unquoted secret.
  private static final Pattern SECRET_PAIR =
      Pattern.compile(
          "("
              + SECRET_WORD
              + "[a-z0-9_.-]*(?:\\s*=\\s*|\\\\?[\"']\\s*:\\s*))"
              + "(?:(\")[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|(\\\\\")[^\"]*+\"|(')[^']*+'"
              + "|(?:[^,\\s\"']|[\"'](?=[a-z0-9]))++)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern URL_PASSWORD = Pattern.compile("(//[^/\\s:@]*:)[^/\\s\"]+(@)");

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
    String withoutPairs = SECRET_PAIR.matcher(text).replaceAll("$1$2$3$4***$2$3$4");
    return URL_PASSWORD.matcher(withoutPairs).replaceAll("$1***$2");
  }
}

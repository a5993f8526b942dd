package dev.stowage.testkit.plugin;

import static java.util.Objects.requireNonNull;

/** A plugin answers with an error, or not at all. */
public final class PluginException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean answered;

  private PluginException(String message, boolean answered) {
    super(message);
    this.answered = answered;
  }

  /**
   * Makes the answer {@code {"Err": text}}.
   *
   * @param text what the plugin says
   * @return a failure to throw
   */
  public static PluginException error(String text) {
    return new PluginException(requireNonNull(text, "text"), true);
  }

  /**
   * Makes the failure of a plugin that does not answer.
   *
   * @param text what the engine makes of it, such as {@code connect: connection refused}
   * @return a failure to throw
   */
  public static PluginException unreachable(String text) {
    return new PluginException(requireNonNull(text, "text"), false);
  }

  /**
   * Tells an error from silence.
   *
   * @return true if the plugin did answer
   */
  public boolean answered() {
    return answered;
  }

  /**
   * Returns what is wrong.
   *
   * @return the plugin's text, or the engine's if there was no answer
   */
  public String text() {
    return String.valueOf(getMessage());
  }
}

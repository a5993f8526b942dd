package dev.stowage.volume.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a managed plugin with its tag, such as {@code vieux/sshfs:latest}, proven fit to be
 * sent to an engine.
 *
 * <p>Without a tag, {@code latest} is meant. As the driver of a volume the plugin goes by this name
 * too, where {@code :latest} may be left out. Immutable and thread-safe.
 */
public final class PluginName implements Comparable<PluginName>, Serializable {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 255;
  private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]{1,5})?/)?"
              + PART
              + "(?:/"
              + PART
              + ")*"
              + "(?::[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127})?");

  private final String value;

  private PluginName(String value) {
    this.value = value;
  }

  /**
   * Takes a name.
   *
   * @param name words of lower-case letters and digits between slashes, perhaps with a registry in
   *     front and a tag behind, such as {@code localhost:5000/lab/disk:1}
   * @return the name, with its tag
   * @throws InvalidDefinitionException if it is none
   */
  public static PluginName of(String name) {
    if (requireNonNull(name, "name").length() > LONGEST || !GRAMMAR.matcher(name).matches()) {
      throw new InvalidDefinitionException(
          "name a plugin",
          List.of(
              new Finding(
                  "plugin name '" + Finding.printable(name) + "'",
                  "is not the name of a plugin",
                  "write it as vieux/sshfs or localhost:5000/lab/disk:1, in lower case")));
    }
    boolean tagged = name.indexOf(':', name.lastIndexOf('/') + 1) >= 0;
    return new PluginName(tagged ? name : name + ":latest");
  }

  /**
   * Returns the name as the engine knows it.
   *
   * @return the name with its tag
   */
  public String value() {
    return value;
  }

  @Override
  public int compareTo(PluginName other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PluginName that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Returns the name as the engine knows it. */
  @Override
  public String toString() {
    return value;
  }
}

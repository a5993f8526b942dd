package dev.stowage.testkit.recording;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Says how a scenario is recorded. Not thread-safe. */
public final class ScenarioRecorderBuilder {

  final Set<String> secrets = new HashSet<>();
  final Map<String, String> names = new HashMap<>();
  int keptBytes;

  ScenarioRecorderBuilder() {}

  /**
   * Adds a secret that no key betrays; wherever it stands it becomes {@code ***}, also escaped and
   * in base 64.
   *
   * @param secret the secret in clear
   * @return this
   */
  public ScenarioRecorderBuilder secret(String secret) {
    secrets.add(requireNonNull(secret, "secret"));
    return this;
  }

  /**
   * Gives a text a placeholder, such as a directory of the recording machine or a name that the
   * code makes up each time. Where it is first in a call, it stands on replay for what is sent
   * then.
   *
   * @param text the text, wherever it stands
   * @param name the placeholder's name, in lower-case letters, digits and dashes: {@code run} gives
   *     {@code <run>}
   * @return this
   * @throws IllegalArgumentException if the text is empty, or the name is none or has a meaning
   *     already
   */
  public ScenarioRecorderBuilder naming(String text, String name) {
    if (requireNonNull(text, "text").isEmpty()
        || !Placeholder.isFree(requireNonNull(name, "name"))) {
      throw new IllegalArgumentException("'" + text + "' cannot be called <" + name + ">");
    }
    names.put(text, name);
    return this;
  }

  /**
   * Keeps the bodies of answers that are neither JSON nor text, such as archives and the logs of
   * containers without a terminal, in base 64, so that they can be played; if not said, none is
   * kept. Nobody looks for secrets in them.
   *
   * @param most the largest that is kept, up to 64 MiB; of larger ones size and SHA-256 are kept,
   *     and playing them fails
   * @return this
   * @throws IllegalArgumentException if it is more than 64 MiB
   */
  public ScenarioRecorderBuilder keepingBodies(ByteSize most) {
    if (most.bytes() > ScenarioRecorder.MOST_KEPT) {
      throw new IllegalArgumentException("at most 64 MiB of a body are kept, not " + most);
    }
    keptBytes = (int) most.bytes();
    return this;
  }

  /**
   * Begins to record.
   *
   * @return a recorder that has no call yet
   */
  public ScenarioRecorder build() {
    return new ScenarioRecorder(this);
  }
}

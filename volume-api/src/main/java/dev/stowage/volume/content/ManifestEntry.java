package dev.stowage.volume.content;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.util.regex.Pattern;

/**
 * One entry of an archive.
 *
 * @param state what it is
 * @param sha256 the hash of a regular file's content as 64 hex digits; empty for everything else
 */
public record ManifestEntry(FileState state, String sha256) {

  private static final Pattern HASH = Pattern.compile("(?:[0-9a-f]{64})?");

  /**
   * Makes an entry.
   *
   * @param state what it is
   * @param sha256 the hash of a regular file's content; empty for everything else
   * @throws IllegalArgumentException if the hash is neither 64 hex digits in lower case nor empty
   */
  public ManifestEntry {
    requireNonNull(state, "state");
    if (!HASH.matcher(requireNonNull(sha256, "sha256")).matches()) {
      throw new IllegalArgumentException("no SHA-256 in hex: '" + sha256 + "'");
    }
  }

  /** Linux knows no mode of a symbolic link, and shows one all the same. */
  boolean holdsTheSame(ManifestEntry other) {
    return hasTheSameContent(other)
        && state.owner().equals(other.state.owner())
        && (state.mode() == other.state.mode() || state.kind() == FileKind.SYMLINK);
  }

  /** Leaves owner and mode aside, which some drivers do not keep. */
  boolean hasTheSameContent(ManifestEntry other) {
    return state.kind() == other.state.kind()
        && state.size() == other.state.size()
        && state.link().equals(other.state.link())
        && state.device().equals(other.state.device())
        && sha256.equals(other.sha256);
  }
}

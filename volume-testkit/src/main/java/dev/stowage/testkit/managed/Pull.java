package dev.stowage.testkit.managed;

import dev.stowage.testkit.image.ImageName;

/**
 * What came of fetching a plugin.
 *
 * @param plugin the name that it has here
 * @param from where from
 * @param digest the digest of what was fetched
 * @param isAgreedTo false if other privileges were agreed to than it asks for: nothing was done
 */
public record Pull(String plugin, ImageName from, String digest, boolean isAgreedTo) {

  /** Returns what the only layer is called while it is fetched. */
  public String layer() {
    return digest.substring(digest.indexOf(':') + 1).substring(0, 12);
  }
}

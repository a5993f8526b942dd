package dev.stowage.testkit.image;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an image, in the short form that the engine shows: {@code docker.io} and {@code
 * library} are left out, {@code latest} is not.
 *
 * @param repository such as {@code busybox} or {@code localhost:5000/tools/x}
 * @param tag empty if there is none
 * @param digest empty if there is none
 */
public record ImageName(String repository, String tag, String digest) {

  private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
  private static final String HOST_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
  private static final Pattern HEX_64 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "((?:"
              + HOST_PART
              + "(?:\\."
              + HOST_PART
              + ")*(?::[0-9]+)?/)?"
              + PART
              + "(?:/"
              + PART
              + ")*)"
              + "(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
              + "(?:@(sha256:[0-9a-f]{64}))?");

  /** Reads a name, or fails as the engine does. */
  public static ImageName parse(String text, World world) {
    String full = withDomain(text);
    String remote = full.substring(full.indexOf('/') + 1);
    int end = remote.indexOf(':');
    String path = end < 0 ? remote : remote.substring(0, end);
    if (!path.equals(path.toLowerCase(java.util.Locale.ROOT))) {
      throw invalid(
          world.has(Quirk.OLD_WORDING)
              ? ": repository name must be lowercase"
              : ": repository name (" + path + ") must be lowercase");
    }
    if (HEX_64.matcher(text).matches()) {
      throw EngineFailure.badRequest(
          "invalid repository name (" + text + "), cannot specify 64-byte hexadecimal strings");
    }
    Matcher matcher = REFERENCE.matcher(full);
    if (!matcher.matches()) {
      throw invalid("");
    }
    String tag = matcher.group(2) == null ? "" : matcher.group(2);
    String digest = matcher.group(3) == null ? "" : matcher.group(3);
    return new ImageName(familiar(matcher.group(1)), tag, digest);
  }

  /** Reads a repository, which may have a tag, and a tag that replaces it unless it is empty. */
  public static ImageName parse(String repository, String tag, World world) {
    ImageName name = parse(repository, world);
    if (!name.digest().isEmpty()) {
      throw EngineFailure.badRequest("cannot import digest reference");
    }
    if (!tag.isEmpty() && !TAG.matcher(tag).matches()) {
      throw EngineFailure.badRequest("invalid tag format");
    }
    return tag.isEmpty() ? name.withDefaultTag() : name.withTag(tag);
  }

  private static EngineFailure invalid(String why) {
    return EngineFailure.badRequest("invalid reference format" + why);
  }

  private static String withDomain(String text) {
    int slash = text.indexOf('/');
    String first = slash < 0 ? "" : text.substring(0, slash);
    boolean hasDomain =
        first.contains(".")
            || first.contains(":")
            || first.equals("localhost")
            || !first.equals(first.toLowerCase(java.util.Locale.ROOT));
    String domain = hasDomain ? first : "docker.io";
    String remote = hasDomain ? text.substring(slash + 1) : text;
    if (domain.equals("index.docker.io")) {
      domain = "docker.io";
    }
    boolean official = domain.equals("docker.io") && !remote.contains("/");
    return domain + "/" + (official ? "library/" : "") + remote;
  }

  private static String familiar(String full) {
    String rest = full;
    if (rest.startsWith("docker.io/")) {
      rest = rest.substring("docker.io/".length());
      if (rest.startsWith("library/")) {
        rest = rest.substring("library/".length());
      }
    }
    return rest;
  }

  /** Returns the same name with {@code latest} if it has neither tag nor digest. */
  public ImageName withDefaultTag() {
    return tag.isEmpty() && digest.isEmpty() ? withTag("latest") : this;
  }

  public ImageName withTag(String other) {
    return new ImageName(repository, other, digest);
  }

  @Override
  public String toString() {
    return repository + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
  }
}

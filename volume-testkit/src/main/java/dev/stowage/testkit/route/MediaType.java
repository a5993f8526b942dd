package dev.stowage.testkit.route;

import dev.stowage.testkit.world.EngineFailure;
import java.util.regex.Pattern;

/** What the engine makes of a Content-Type. */
final class MediaType {

  private static final String JSON = "application/json";

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /** One after the other, each with a value; a semicolon may stand at the end. */
  private static final Pattern PARAMETERS =
      Pattern.compile("(?:\\s*;\\s*" + TOKEN + "\\s*=\\s*(?:" + TOKEN + "|\"[^\"]*\"))*\\s*;?\\s*");

  private static final Pattern TYPE = Pattern.compile("\\s*" + TOKEN + "(?:/" + TOKEN + ")?\\s*");

  private MediaType() {}

  /** Refuses a body that does not say that it is JSON. */
  static void requireJson(Call call, boolean old) {
    String header = call.header("Content-Type").orElse("");
    if (old) {
      if (!isWellFormed(header) || !call.mediaType().equals(JSON)) {
        throw EngineFailure.badRequest(
            "Content-Type specified (" + header + ") must be 'application/json'");
      }
      return;
    }
    if (!isWellFormed(header)) {
      throw EngineFailure.badRequest(
          "malformed Content-Type header (" + header + "): mime: " + complaint(header));
    }
    if (!call.mediaType().equals(JSON)) {
      throw EngineFailure.badRequest(
          "unsupported Content-Type header (" + header + "): must be 'application/json'");
    }
  }

  private static boolean isWellFormed(String header) {
    return TYPE.matcher(type(header)).matches()
        && PARAMETERS.matcher(header.substring(type(header).length())).matches();
  }

  private static String type(String header) {
    int end = header.indexOf(';');
    return end < 0 ? header : header.substring(0, end);
  }

  private static String complaint(String header) {
    String type = type(header);
    if (type.isBlank()) {
      return "no media type";
    }
    return TYPE.matcher(type).matches()
        ? "invalid media parameter"
        : "unexpected content after media subtype";
  }
}

package dev.stowage.testkit.route;

import dev.stowage.testkit.world.EngineFailure;

/**
 * A body that is sent as a form, which the engine therefore reads as one, whatever it is: nothing
 * of it is left then.
 */
final class FormBody {

  static final String TYPE = "application/x-www-form-urlencoded";

  private FormBody() {}

  /** Reads a form to its end, or fails as the engine does. */
  static void consume(Call call) {
    String form = new String(call.readBody(), java.nio.charset.StandardCharsets.ISO_8859_1);
    for (String pair : form.split("&", -1)) {
      if (pair.contains(";")) {
        throw EngineFailure.badRequest("invalid semicolon separator in query");
      }
      for (int at = pair.indexOf('%'); at >= 0; at = pair.indexOf('%', at + 1)) {
        String escape = pair.substring(at, Math.min(at + 3, pair.length()));
        if (!escape.matches("%[0-9a-fA-F]{2}")) {
          throw EngineFailure.badRequest("invalid URL escape \"" + escape + "\"");
        }
      }
    }
  }
}

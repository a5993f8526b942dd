package dev.stowage.remote;

import dev.stowage.docker.connection.Reply;
import java.util.Map;

/** The ways in which a plugin can say no. To the engine they are all alike: status 500. */
enum PluginError {
  /** As the protocol has it. */
  ERROR_500(500, "{\"Err\":\"no route to array\"}", "no route to array"),
  /** The same, which the protocol does not mind. */
  ERROR_200(200, "{\"Err\":\"no route to array\"}", "no route to array"),
  /** A plugin's stack trace. */
  PLAIN_TEXT(500, "panic: no route to array", "panic: no route to array"),
  /** A plugin that does not know the call. */
  EMPTY_404(404, "", "VolumeDriver."),
  /** A proxy in between. */
  NO_JSON(200, "<html>no json", "invalid character '<'"),
  /** A plugin that dies while it writes. */
  CUT_JSON(200, "{\"Err\":\"no route to ar", "unexpected EOF"),
  /** A plugin that says nothing at all. */
  EMPTY_200(200, "", "EOF"),
  /** A plugin in which something broke, of which it knows no words. */
  EMPTY_ERR(500, "{\"Err\":\"\"}", "VolumeDriver.");

  private final int status;
  private final String body;
  private final String words;

  PluginError(int status, String body, String words) {
    this.status = status;
    this.body = body;
    this.words = words;
  }

  Reply reply() {
    return Reply.answer(status, Map.of(), body);
  }

  /** What must be left of it in a failure. */
  String words() {
    return words;
  }
}

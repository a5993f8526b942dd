package dev.stowage.remote;

import dev.stowage.docker.connection.Reply;
import java.util.Map;

/** The ways in which a plugin can say no. To the engine they are all alike: status 500. */
enum PluginError {
  /** As the protocol has it. */
  ERROR_500(FolderPlugin.error(500, "no route to array"), "no route to array"),
  /** The same, which the protocol does not mind. */
  ERROR_200(FolderPlugin.error(200, "no route to array"), "no route to array"),
  /** A plugin's stack trace. */
  PLAIN_TEXT(
      Reply.answer(500, Map.of("Content-Type", "text/plain"), "panic: no route to array"),
      "panic: no route to array"),
  /** A plugin that does not know the call. */
  EMPTY_404(Reply.answer(404, Map.of(), ""), "VolumeDriver."),
  /** A proxy in between. */
  NO_JSON(Reply.answer(200, Map.of(), "<html>no json"), "invalid character '<'");

  private final Reply reply;
  private final String words;

  PluginError(Reply reply, String words) {
    this.reply = reply;
    this.words = words;
  }

  Reply reply() {
    return reply;
  }

  /** What must be left of it in a failure. */
  String words() {
    return words;
  }
}

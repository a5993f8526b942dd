package dev.stowage.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A docker command that prints events as they happen; an engine itself remembers only a few. */
final class EventListener implements AutoCloseable {

  private final Process process;
  private final BufferedReader lines;

  EventListener(Process process) {
    this.process = process;
    this.lines = process.inputReader();
  }

  /** Waits for an event, and returns all up to it. */
  List<String> upTo(String last) throws IOException {
    List<String> heard = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      heard.add(line);
      if (line.contains(last)) {
        return heard;
      }
    }
    throw new IOException("ended before '" + last + "': " + heard);
  }

  @Override
  public void close() {
    process.destroy();
  }
}

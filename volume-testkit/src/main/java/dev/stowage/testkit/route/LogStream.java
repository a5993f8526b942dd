package dev.stowage.testkit.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.LogLine;
import dev.stowage.testkit.world.World;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A container's log on the wire: frames with a head of eight bytes that tells the two outputs
 * apart, or plain text if the container has a terminal.
 */
final class LogStream extends LateStream {

  private static final int HEAD = 8;

  private static final DateTimeFormatter NANOS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final Container container;
  private final LogRequest asked;
  private int read;

  LogStream(World world, Container container, LogRequest asked) {
    super(world);
    this.container = container;
    this.asked = asked;
    List<LogLine> log = container.log();
    int wanted = 0;
    this.read = log.size();
    while (read > 0 && wanted < asked.tail()) {
      read--;
      wanted += asked.wants(log.get(read)) ? 1 : 0;
    }
  }

  @Override
  boolean isReady() {
    skipUnwanted();
    return read < container.log().size()
        || !asked.follows()
        || !container.state().isRunning()
        || container.state().isRemoved();
  }

  @Override
  byte[] next() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (; read < container.log().size(); read++) {
      if (asked.wants(container.log().get(read))) {
        bytes.writeBytes(frame(container.log().get(read)));
      }
    }
    return bytes.toByteArray();
  }

  private void skipUnwanted() {
    while (read < container.log().size() && !asked.wants(container.log().get(read))) {
      read++;
    }
  }

  private byte[] frame(LogLine line) {
    byte[] text = (stamp(line.at()) + line.text()).getBytes(UTF_8);
    if (container.config().flag("Tty")) {
      return text;
    }
    return ByteBuffer.allocate(HEAD + text.length)
        .put((byte) (line.error() ? 2 : 1))
        .put(new byte[3])
        .putInt(text.length)
        .put(text)
        .array();
  }

  private String stamp(Instant at) {
    return asked.hasTimestamps() ? NANOS.format(at) + " " : "";
  }
}

package dev.stowage.testkit.route;

import dev.stowage.testkit.world.EngineEvent;
import dev.stowage.testkit.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSON lines, told while they are read, until a time is reached or the stream is closed.
 *
 * <p>Reading takes the world's lock, and gives it up while there is nothing to tell.
 */
final class EventStream extends InputStream {

  /** How many past events an engine remembers. */
  private static final int REMEMBERED = 256;

  private final World world;
  private final EventFilter filter;
  private final @Nullable Instant since;
  private final @Nullable Instant until;
  private final boolean legacy;
  private final int start;
  private int told;
  private byte[] line = new byte[0];
  private int at;
  private boolean closed;

  /** From when to when; without either, only what is to come. */
  record Span(@Nullable Instant since, @Nullable Instant until) {}

  /**
   * Begins now: the lock is held.
   *
   * @param legacy whether events are also told in the words from before actors had them
   */
  EventStream(World world, EventFilter filter, Span span, boolean legacy) {
    this.world = world;
    this.filter = filter;
    this.since = span.since();
    this.until = span.until();
    this.legacy = legacy;
    this.start = world.events().size();
    this.told = since == null && until == null ? start : Math.max(0, start - REMEMBERED);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    world.lock().lock();
    try {
      world.await(() -> closed || prepare() || isOver());
      int count = Math.min(length, line.length - at);
      if (closed || count == 0) {
        return -1;
      }
      System.arraycopy(line, at, bytes, offset, count);
      at += count;
      return count;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for events");
    } finally {
      world.lock().unlock();
    }
  }

  /** Tells whether there is something to read, taking the next event if need be. */
  private boolean prepare() {
    while (at == line.length) {
      if (told == world.events().size()) {
        return false;
      }
      EngineEvent event = world.events().at(told);
      boolean wanted = told < start ? isAmong(event.at()) : isNews(event.at());
      told++;
      if (wanted && filter.matches(event)) {
        line = (Json.write(json(event)) + "\n").getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
    }
    return true;
  }

  /** Of what is past, an engine takes 1970 for no end at all. */
  private boolean isAmong(Instant time) {
    return (since == null || !time.isBefore(since))
        && (until == null || until.getEpochSecond() <= 0 || !time.isAfter(until));
  }

  private boolean isNews(Instant time) {
    return until == null || !time.isAfter(until);
  }

  private boolean isOver() {
    return until != null && !world.clock().instant().isBefore(until);
  }

  private Map<String, Object> json(EngineEvent event) {
    Map<String, Object> json = new LinkedHashMap<>();
    String id = event.actor().id();
    if (legacy && (event.kind().equals("container") || event.kind().equals("image"))) {
      json.put("status", event.action());
      json.put("id", id);
    }
    String image = event.actor().attributes().getOrDefault("image", "");
    if (legacy && event.kind().equals("container") && !image.isEmpty()) {
      json.put("from", image);
    }
    json.put("Type", event.kind());
    json.put("Action", event.action());
    Map<String, Object> actor = new LinkedHashMap<>();
    actor.put("ID", id);
    actor.put("Attributes", event.actor().attributes());
    json.put("Actor", actor);
    json.put("scope", "local");
    json.put("time", event.at().getEpochSecond());
    json.put("timeNano", ChronoUnit.NANOS.between(Instant.EPOCH, event.at()));
    return json;
  }

  @Override
  public void close() {
    world.lock().lock();
    try {
      closed = true;
      world.signal();
    } finally {
      world.lock().unlock();
    }
  }
}

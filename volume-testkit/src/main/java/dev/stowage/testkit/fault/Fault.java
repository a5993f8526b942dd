package dev.stowage.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * Something that goes wrong with one call. Immutable.
 *
 * <p>A broken connection comes out of docker-java as a {@code RuntimeException} with an {@code
 * IOException} as its cause, as it does with a real engine.
 */
public sealed interface Fault {

  /**
   * The engine takes its time: its clock advances, then it answers. Nobody waits.
   *
   * @param time how long, on the engine's clock; not negative
   * @return a fault
   */
  static Fault delay(Duration time) {
    return new Delay(time);
  }

  /**
   * The caller's transport gives up: the engine's clock advances, the engine does what it was
   * asked, and the caller sees a {@code SocketTimeoutException}.
   *
   * @param time how long, on the engine's clock; not negative
   * @return a fault
   */
  static Fault timeout(Duration time) {
    return new Timeout(time);
  }

  /**
   * The connection is reset before the engine does anything.
   *
   * @return a fault
   */
  static Fault reset() {
    return new Reset(false);
  }

  /**
   * The engine does what it was asked, then the connection is reset: the caller cannot know.
   *
   * @return a fault
   */
  static Fault lostAnswer() {
    return new Reset(true);
  }

  /**
   * Nobody listens at the engine's address.
   *
   * @return a fault
   */
  static Fault refuse() {
    return new Refuse();
  }

  /**
   * The call is held before the engine does anything, until {@link ActiveFault#lift}; nobody who
   * lifts it means an engine that hangs.
   *
   * <p>The calling thread waits. It fails as a broken connection does when it is interrupted and
   * when the engine is stopped or closed.
   *
   * @return a fault
   */
  static Fault hold() {
    return new Hold(false);
  }

  /**
   * The engine does what it was asked, and its answer is held until {@link ActiveFault#lift}.
   *
   * @return a fault
   */
  static Fault holdAnswer() {
    return new Hold(true);
  }

  /**
   * The engine does nothing and answers with an error, in its own form.
   *
   * @param status HTTP status, from 400 to 599
   * @param message the engine's text
   * @return a fault
   */
  static Fault answer(int status, String message) {
    return new Answer(status, message);
  }

  /**
   * The engine says that a volume is in use, in its own words. Only for calls that remove one.
   *
   * @param containers ids of the containers that use it
   * @return a fault
   */
  static Fault volumeInUse(String... containers) {
    return new VolumeInUse(List.of(containers));
  }

  /**
   * The engine's disk is full: what needs space fails with status 500 and the engine's own words.
   * Only for uploads, imports, and the creation of containers; volumes can still be created.
   *
   * @return a fault
   */
  static Fault diskFull() {
    return new DiskFull(0);
  }

  /**
   * The engine's disk becomes full while it stores something: what was stored so far stays where
   * the engine leaves it, such as part of a file in a volume.
   *
   * @param bytesLeft how many bytes of content can still be stored; not negative
   * @return a fault
   */
  static Fault diskFull(long bytesLeft) {
    return new DiskFull(bytesLeft);
  }

  /**
   * The answer ends early but cleanly under its usual status, as an archive does whose file shrank
   * meanwhile.
   *
   * @param bytes how much of the body comes; not negative
   * @return a fault
   */
  static Fault truncate(long bytes) {
    return new Truncate(bytes, true);
  }

  /**
   * The connection breaks while the answer is read: reading on is an {@code IOException}.
   *
   * @param bytes how much of the body comes; not negative
   * @return a fault
   */
  static Fault breakOff(long bytes) {
    return new Truncate(bytes, false);
  }

  /**
   * The engine is restarted instead of answering: containers stop, open answers break off, and this
   * call's connection is reset. The next call finds it running again.
   *
   * @return a fault
   */
  static Fault restart() {
    return new Restart();
  }

  /**
   * See {@link Fault#delay}.
   *
   * @param time on the engine's clock
   */
  record Delay(Duration time) implements Fault {

    /**
     * Makes a fault.
     *
     * @param time on the engine's clock
     */
    public Delay {
      requireSome(time);
    }
  }

  /**
   * See {@link Fault#timeout}.
   *
   * @param time on the engine's clock
   */
  record Timeout(Duration time) implements Fault {

    /**
     * Makes a fault.
     *
     * @param time on the engine's clock
     */
    public Timeout {
      requireSome(time);
    }
  }

  /**
   * See {@link Fault#reset} and {@link Fault#lostAnswer}.
   *
   * @param afterwards whether the engine has acted
   */
  record Reset(boolean afterwards) implements Fault {}

  /** See {@link Fault#refuse}. */
  record Refuse() implements Fault {}

  /**
   * See {@link Fault#hold} and {@link Fault#holdAnswer}.
   *
   * @param afterwards whether the engine has acted
   */
  record Hold(boolean afterwards) implements Fault {}

  /**
   * See {@link Fault#answer}.
   *
   * @param status HTTP status
   * @param message the engine's text
   */
  record Answer(int status, String message) implements Fault {

    /**
     * Makes a fault.
     *
     * @param status HTTP status
     * @param message the engine's text
     */
    public Answer {
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException("no status of an error: " + status);
      }
      requireNonNull(message, "message");
    }
  }

  /**
   * See {@link Fault#volumeInUse}.
   *
   * @param containers ids
   */
  record VolumeInUse(List<String> containers) implements Fault {

    /**
     * Makes a fault.
     *
     * @param containers ids
     */
    public VolumeInUse {
      containers = List.copyOf(containers);
    }
  }

  /**
   * See {@link Fault#diskFull(long)}.
   *
   * @param bytesLeft how many bytes can still be stored
   */
  record DiskFull(long bytesLeft) implements Fault {

    /**
     * Makes a fault.
     *
     * @param bytesLeft how many bytes can still be stored
     */
    public DiskFull {
      requireSome(bytesLeft);
    }
  }

  /**
   * See {@link Fault#truncate} and {@link Fault#breakOff}.
   *
   * @param bytes how much of the body comes
   * @param cleanly whether it looks like the end
   */
  record Truncate(long bytes, boolean cleanly) implements Fault {

    /**
     * Makes a fault.
     *
     * @param bytes how much of the body comes
     * @param cleanly whether it looks like the end
     */
    public Truncate {
      requireSome(bytes);
    }
  }

  /** See {@link Fault#restart}. */
  record Restart() implements Fault {}

  private static void requireSome(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("less than nothing: " + bytes);
    }
  }

  private static void requireSome(Duration time) {
    if (requireNonNull(time, "time").isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + time);
    }
  }
}

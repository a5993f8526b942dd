package dev.stowage.docker.engine;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The data of volumes, in and out as tar, call by call: by way of carriers, which are containers
 * that never start. Thread-safe.
 */
public interface Archives {

  /** Where a carrier has its cargo. */
  String MOUNT = "/volume";

  /** Takes a tar that comes from the engine. */
  @FunctionalInterface
  interface Sink {

    /**
     * Reads as much as it wants; what it leaves is not sent.
     *
     * @param tar the tar, which ends when this returns
     */
    void take(InputStream tar) throws IOException;
  }

  /**
   * A carrier that is there.
   *
   * @param id its id
   * @param name its name
   * @param holder what it was told of who made it
   * @param created when, by the engine's clock
   */
  record FoundCarrier(String id, String name, String holder, Instant created) {

    /** Stands in the name of one that fills its cargo, before the mode that the root had. */
    private static final Pattern FILLS = Pattern.compile(".*-fills-([0-7]{4})");

    /** Returns the end of the name of one that fills its cargo. */
    public static String fills(int modeBefore) {
      return String.format(Locale.ROOT, "-fills-%04o", modeBefore);
    }

    /** Returns the mode that the root of its cargo had, if this one was to fill it. */
    public OptionalInt modeBefore() {
      Matcher matcher = FILLS.matcher(name);
      return matcher.matches()
          ? OptionalInt.of(Integer.parseInt(matcher.group(1), 8))
          : OptionalInt.empty();
    }
  }

  /** Lists the carriers that are there, whoever made them; only those for a program may run. */
  List<FoundCarrier> carriers();

  /** Returns the time of the engine's clock. */
  Instant engineTime();

  /** Creates a carrier and answers its id. */
  String createCarrier(Cargo cargo);

  /** Notes on a carrier that it is to fill its cargo, whose root has some mode by now. */
  void noteFilling(String carrier, int modeBefore);

  /**
   * Removes a carrier, whatever it is doing; one that is gone is fine. While a driver hangs in a
   * mount for it, the engine waits with that too, and does it afterwards.
   */
  void removeCarrier(String carrier, Patience patience);

  /** Reads what is at a path of a carrier; false if there is nothing. */
  boolean download(String carrier, String path, Sink sink);

  /** Unpacks a tar in a directory of a carrier. */
  void upload(String carrier, String directory, InputStream tar);
}

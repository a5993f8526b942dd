package dev.stowage.docker.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files and directories that get their names when all is in them. Until then they are named after
 * this process, so that others can tell when it is no more; what such a one has left in the same
 * directory is removed before another is made.
 */
public final class Parts {

  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
  private static final String BEGIN = ".stowage-";
  private static final Pattern NAME = Pattern.compile("\\.stowage-([\\w-]+)\\..*");

  private Parts() {}

  /** Makes an empty file beside one that is to be. */
  public static Path file(Path named) throws IOException {
    return Files.createTempFile(swept(named), prefix(), ".part");
  }

  /** Makes an empty directory beside one that is to be. */
  public static Path directory(Path named) throws IOException {
    return Files.createTempDirectory(swept(named), prefix());
  }

  private static Path swept(Path named) {
    Path path = named.toAbsolutePath();
    Path parent = path.getParent();
    Path directory = parent == null ? path : parent;
    sweep(directory);
    return directory;
  }

  private static String prefix() {
    byte[] process = Processes.own().getBytes(UTF_8);
    return BEGIN + Base64.getUrlEncoder().withoutPadding().encodeToString(process) + ".";
  }

  /** Nobody's work fails because of what others left. */
  private static void sweep(Path directory) {
    try {
      List<Path> parts;
      try (Stream<Path> all = Files.list(directory)) {
        parts = all.filter(path -> isLeft(path.getFileName().toString())).toList();
      }
      for (Path part : parts) {
        HostTree.remove(part);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("What killed programs left in {} could not be removed", directory, e);
    }
  }

  private static boolean isLeft(String name) {
    Matcher matcher = NAME.matcher(name);
    try {
      return matcher.matches()
          && Processes.isDead(new String(Base64.getUrlDecoder().decode(matcher.group(1)), UTF_8));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

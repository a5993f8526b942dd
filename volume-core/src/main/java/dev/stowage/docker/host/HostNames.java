package dev.stowage.docker.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which names a directory of this machine can have, and which of them it takes for the same. */
final class HostNames {

  private static final int LONGEST = 255;

  /** Windows opens a device for these, whatever follows a dot. */
  private static final Pattern WINDOWS_DEVICE =
      Pattern.compile(
          "(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3])\\s*([.:].*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern WINDOWS_SIGN = Pattern.compile("[\\x00-\\x1f<>:\"|?*\\\\]");

  private final Path directory;
  private final boolean windows;
  private final boolean folds;

  private HostNames(Path directory, boolean folds) {
    this.directory = directory;
    this.windows = directory.getFileSystem().getSeparator().equals("\\");
    this.folds = folds;
  }

  /** Finds out by making a file in an empty directory, and removing it. */
  static HostNames of(Path directory) throws IOException {
    return new HostNames(
        directory, isOne(directory, "stowage", "STOWAGE") || isOne(directory, "\u00e9", "e\u0301"));
  }

  private static boolean isOne(Path directory, String name, String other) throws IOException {
    try {
      Path made = Files.createFile(directory.resolve(name));
      try {
        return Files.exists(directory.resolve(other), LinkOption.NOFOLLOW_LINKS);
      } finally {
        Files.delete(made);
      }
    } catch (InvalidPathException e) {
      // Then nothing else of that kind can be named either.
      return false;
    }
  }

  /** Says why no file can have a name; empty if one can. */
  Optional<String> problem(String name) {
    if (name.getBytes(UTF_8).length > LONGEST) {
      return Optional.of("has a name longer than " + LONGEST + " bytes");
    }
    if (windows && !isWindowsName(name)) {
      return Optional.of("has a name that Windows reserves or reads otherwise");
    }
    try {
      Path path = directory.getFileSystem().getPath(name);
      return !path.isAbsolute() && path.getNameCount() == 1 && path.toString().equals(name)
          ? Optional.empty()
          : Optional.of("has a name that this host reads otherwise");
    } catch (InvalidPathException e) {
      return Optional.of("has a name that this host cannot have: " + e.getReason());
    }
  }

  private static boolean isWindowsName(String name) {
    return !WINDOWS_SIGN.matcher(name).find()
        && !WINDOWS_DEVICE.matcher(name).matches()
        && !name.endsWith(".")
        && !name.endsWith(" ");
  }

  /** Returns the same for paths that this host may take for one. */
  String key(String path) {
    if (!folds) {
      return path;
    }
    // HFS+ leaves out what is not seen, such as a zero-width joiner.
    String seen = Normalizer.normalize(path, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
    return seen.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}

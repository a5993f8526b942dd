package dev.stowage.volume.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.stowage.volume.FileMode;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a volume is to hold at first: directories, folders of the class path, tars and files written
 * in the program, one after the other.
 *
 * <pre>{@code
 * VolumeSeed seed =
 *     VolumeSeed.directory(fixtures)
 *         .ignoring("cache/*.tmp", "!cache/keep.tmp")
 *         .and(VolumeSeed.file("conf/shop.conf", "colour=blue"))
 *         .ownedBy(999, 999);
 * }</pre>
 *
 * <p>Of two entries at one path the later counts. Owners, modes, places and patterns go for all
 * parts that are there when they are said. Nothing is read before a volume is filled, so that a
 * seed of a directory holds what is in it then. Immutable and thread-safe.
 */
public final class VolumeSeed {

  /** There may be thousands. */
  private static final int SHOWN = 5;

  private final List<SeedPart> parts;
  private final boolean verified;

  private VolumeSeed(List<SeedPart> parts, boolean verified) {
    this.parts = parts;
    this.verified = verified;
  }

  private static VolumeSeed of(SeedSource source) {
    return new VolumeSeed(List.of(new SeedPart(source)), false);
  }

  private static VolumeSeed of(FileState.Builder state, byte[] content) {
    FileState sized = state.size(content.length).build();
    return of(new SeedSource.Written(sized, SeedContent.of(content)));
  }

  /**
   * Takes what is in a directory of this machine, with owners and modes where its file system has
   * them: {@code 0:0}, {@code 0644} and {@code 0755} otherwise. The directory itself gives the
   * volume's root its owner and mode. Links are taken as links; sockets are left out.
   *
   * @param directory which
   * @return a seed
   */
  public static VolumeSeed directory(Path directory) {
    return of(new SeedSource.Directory(directory));
  }

  /**
   * Takes what is in a folder of the class path, in directories as in jars, as root's with mode
   * {@code 0644} and {@code 0755}. Of a jar without entries for directories nothing is seen.
   *
   * @param loader whose class path
   * @param folder such as {@code db/fixtures}
   * @return a seed
   */
  public static VolumeSeed classPath(ClassLoader loader, String folder) {
    return of(new SeedSource.ClassPath(loader, folder));
  }

  /**
   * Takes what is in a tar, whoever made it: plain, in gzip, or in zstd.
   *
   * @param archive the file
   * @return a seed
   */
  public static VolumeSeed archive(Path archive) {
    return of(new SeedSource.Archive(archive));
  }

  /**
   * Takes a text in UTF-8, as root's file with mode {@code 0644}.
   *
   * @param path where in the volume
   * @param content the text
   * @return a seed
   * @throws InvalidDefinitionException if the path could lead out of the volume
   */
  public static VolumeSeed file(String path, String content) {
    return file(path, content.getBytes(UTF_8));
  }

  /**
   * Takes some bytes, as root's file with mode {@code 0644}.
   *
   * @param path where in the volume
   * @param content the bytes
   * @return a seed
   * @throws InvalidDefinitionException if the path could lead out of the volume
   */
  public static VolumeSeed file(String path, byte[] content) {
    requireNonNull(content, "content");
    return of(written(path, FileKind.FILE, FileAccess.OF_FILES), content);
  }

  /**
   * Takes a regular file of this machine as it was when it was looked at. One whose content has
   * become another meanwhile is a failure when the volume is filled.
   *
   * @param seen where in the volume, with which owner, mode and time, and the hash that the content
   *     must have
   * @param path the file
   * @return a seed
   */
  public static VolumeSeed file(ManifestEntry seen, Path path) {
    return of(new SeedSource.SeenFile(path, seen));
  }

  /**
   * Makes an empty directory of root's with mode {@code 0755}.
   *
   * @param path where in the volume; the empty text for its root
   * @return a seed
   * @throws InvalidDefinitionException if the path could lead out of the volume
   */
  public static VolumeSeed emptyDirectory(String path) {
    return of(written(path, FileKind.DIRECTORY, FileAccess.OF_DIRECTORIES), new byte[0]);
  }

  /**
   * Makes a symbolic link.
   *
   * @param path where in the volume
   * @param target where it points, as it is written; it is not looked at
   * @return a seed
   * @throws InvalidDefinitionException if the path could lead out of the volume
   */
  public static VolumeSeed symlink(String path, String target) {
    requireNonNull(target, "target");
    FileState.Builder link = written(path, FileKind.SYMLINK, FileAccess.of(0, 0, "0777"));
    return of(link.link(target), new byte[0]);
  }

  private static FileState.Builder written(String path, FileKind kind, FileAccess access) {
    return FileState.at(ContentPath.of(path), kind).access(access.owner(), access.mode().bits());
  }

  /**
   * Adds another seed.
   *
   * @param other what comes after this, and over it
   * @return both
   */
  public VolumeSeed and(VolumeSeed other) {
    List<SeedPart> all = new ArrayList<>(parts);
    all.addAll(requireNonNull(other, "other").parts);
    return new VolumeSeed(List.copyOf(all), verified || other.verified);
  }

  /**
   * Moves everything into a directory.
   *
   * @param directory where in the volume
   * @return the same seed there
   * @throws InvalidDefinitionException if the path could lead out of the volume
   */
  public VolumeSeed under(String directory) {
    ContentPath place = ContentPath.of(directory);
    return each(part -> part.under(place));
  }

  /**
   * Gives everything to one user and group.
   *
   * @param uid number of the user
   * @param gid number of the group
   * @return the same seed with another owner
   */
  public VolumeSeed ownedBy(int uid, int gid) {
    FileOwner owner = new FileOwner(uid, gid);
    return each(part -> part.ownedBy(owner));
  }

  /**
   * Gives everything the same modes. Symbolic links have none.
   *
   * @param files the permission bits of everything but directories, in octal, such as {@code 0640}
   * @param directories the permission bits of directories
   * @return the same seed with other modes
   */
  public VolumeSeed modes(String files, String directories) {
    requireNonNull(directories, "directories");
    FileMode ofFiles = FileMode.octal(files);
    FileMode ofDirectories = FileMode.octal(directories);
    return each(part -> part.modes(ofFiles, ofDirectories));
  }

  /**
   * Leaves out what matches, by the rules of {@code .dockerignore} files: {@code *} and {@code ?}
   * stop at a slash, {@code **} does not, a directory's pattern goes for all that is in it, {@code
   * !} makes an exception, {@code #} begins a comment, and of several that match the last decides.
   * Paths are those in the source.
   *
   * @param patterns one a piece, as the lines of such a file; they come after earlier ones
   * @return the same seed with less in it
   */
  public VolumeSeed ignoring(String... patterns) {
    List<String> lines = List.of(patterns);
    return each(part -> part.ignoring(lines));
  }

  /**
   * Reads the volume back when it is filled, and compares owners, modes, links and hashes. This
   * takes as long again. Otherwise it is taken for filled when the engine says so.
   *
   * @return the same seed, to be verified
   */
  public VolumeSeed verified() {
    return new VolumeSeed(parts, true);
  }

  /**
   * Tells whether the volume is read back when it is filled.
   *
   * @return whether {@link #verified} was said, of any part
   */
  public boolean isVerified() {
    return verified;
  }

  private VolumeSeed each(UnaryOperator<SeedPart> change) {
    return new VolumeSeed(parts.stream().map(change).toList(), verified);
  }

  /**
   * Returns the parts.
   *
   * @return an unmodifiable list, in the order in which they are written
   */
  public List<SeedPart> parts() {
    return parts;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VolumeSeed that
        && parts.equals(that.parts)
        && verified == that.verified;
  }

  @Override
  public int hashCode() {
    return 31 * parts.hashCode() + Boolean.hashCode(verified);
  }

  /** Returns the first parts in words, and how many there are more; no content. */
  @Override
  public String toString() {
    int more = parts.size() - SHOWN;
    return "seed "
        + parts.subList(0, Math.min(SHOWN, parts.size()))
        + (more > 0 ? " and " + more + " more" : "");
  }
}

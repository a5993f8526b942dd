package dev.stowage.volume.content;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.FileMode;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One source of a seed, and what is done to each entry of it. Immutable. */
public final class SeedPart {

  private final SeedSource source;
  private final ContentPath place;
  private final @Nullable FileOwner owner;
  private final @Nullable FileMode files;
  private final @Nullable FileMode directories;
  private final IgnorePatterns ignored;

  SeedPart(SeedSource source) {
    this(source, ContentPath.ROOT, null, new FileMode[0], new IgnorePatterns(List.of()));
  }

  private SeedPart(
      SeedSource source,
      ContentPath place,
      @Nullable FileOwner owner,
      FileMode[] modes,
      IgnorePatterns ignored) {
    this.source = source;
    this.place = place;
    this.owner = owner;
    this.files = modes.length == 0 ? null : modes[0];
    this.directories = modes.length == 0 ? null : modes[1];
    this.ignored = ignored;
  }

  private FileMode[] modes() {
    return files == null || directories == null
        ? new FileMode[0]
        : new FileMode[] {files, directories};
  }

  SeedPart under(ContentPath directory) {
    ContentPath moved = directory.resolve(place.value());
    return new SeedPart(source, moved, owner, modes(), ignored);
  }

  SeedPart ownedBy(FileOwner newOwner) {
    return new SeedPart(source, place, newOwner, modes(), ignored);
  }

  SeedPart modes(FileMode ofFiles, FileMode ofDirectories) {
    return new SeedPart(source, place, owner, new FileMode[] {ofFiles, ofDirectories}, ignored);
  }

  SeedPart ignoring(List<String> patterns) {
    List<String> all = new java.util.ArrayList<>(ignored.lines());
    all.addAll(patterns);
    return new SeedPart(source, place, owner, modes(), new IgnorePatterns(all));
  }

  /**
   * Returns where this part comes from.
   *
   * @return the source
   */
  public SeedSource source() {
    return source;
  }

  /**
   * Tells whether something is left out. What is in a directory that is left out may be kept all
   * the same, by an exception.
   *
   * @param path its path in the source
   * @return true if it is left out
   */
  public boolean ignores(ContentPath path) {
    return ignored.match(requireNonNull(path, "path"));
  }

  /**
   * Returns where something is in the volume.
   *
   * @param path its path in the source
   * @return its path in the volume
   */
  public ContentPath placed(ContentPath path) {
    return place.resolve(path.value());
  }

  /**
   * Returns what becomes of something in the volume.
   *
   * @param state what it is in the source
   * @return its path, owner and mode in the volume
   */
  public FileState placed(FileState state) {
    FileMode mode = state.kind() == FileKind.DIRECTORY ? directories : files;
    boolean keeps = mode == null || state.kind() == FileKind.SYMLINK;
    String link = state.link().orElse("");
    return FileState.at(placed(state.path()), state.kind())
        .size(state.size())
        .access(
            owner == null ? state.owner() : owner,
            keeps || mode == null ? state.mode() : mode.bits())
        .modified(state.modified())
        .link(state.kind() == FileKind.HARD_LINK ? place.resolve(link).value() : link)
        .build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SeedPart that
        && source.equals(that.source)
        && place.equals(that.place)
        && Objects.equals(owner, that.owner)
        && Objects.equals(files, that.files)
        && Objects.equals(directories, that.directories)
        && ignored.lines().equals(that.ignored.lines());
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, place, owner, files, directories, ignored.lines());
  }

  /** Returns where it comes from and where it goes. */
  @Override
  public String toString() {
    return source + " at '" + place + "'";
  }
}

package dev.stowage.docker.wire;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The files of a plugin as the one tar that the engine takes. */
final class PluginArchive implements AutoCloseable {

  private final Path tar;
  private final boolean temporary;

  private PluginArchive(Path tar, boolean temporary) {
    this.tar = tar;
    this.temporary = temporary;
  }

  /** Takes a tar file as it is, and packs a directory into a temporary one. */
  static PluginArchive of(Path source, String attempt) {
    if (Files.isRegularFile(source)) {
      return new PluginArchive(source, false);
    }
    if (!Files.isRegularFile(source.resolve("config.json"))
        || !Files.isDirectory(source.resolve("rootfs"))) {
      throw new InvalidDefinitionException(
          attempt,
          List.of(
              new Finding(
                  "plugin source '" + source + "'",
                  "is neither a tar file nor a directory with config.json and rootfs",
                  "give the directory in which both lie, or a tar of it")));
    }
    try {
      Path tar = Files.createTempFile("stowage-plugin", ".tar");
      PluginArchive archive = new PluginArchive(tar, true);
      try (OutputStream file = Files.newOutputStream(tar)) {
        pack(source, file);
        return archive;
      } catch (IOException e) {
        archive.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(attempt + ": cannot pack " + source, e);
    }
  }

  private static void pack(Path source, OutputStream to) throws IOException {
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(to)) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      add(out, source.resolve("config.json"), "config.json");
      Files.walkFileTree(source.resolve("rootfs"), new Packer(source, out));
    }
  }

  /** Packs what a walk meets, and follows no link. */
  private static final class Packer extends SimpleFileVisitor<Path> {

    private final Path source;
    private final TarArchiveOutputStream out;

    Packer(Path source, TarArchiveOutputStream out) {
      this.source = source;
      this.out = out;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
        throws IOException {
      add(out, folder, name(folder) + "/");
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
      add(out, file, name(file));
      return FileVisitResult.CONTINUE;
    }

    private String name(Path file) {
      return source.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
  }

  private static void add(TarArchiveOutputStream out, Path file, String name) throws IOException {
    TarArchiveEntry entry = entry(file, name);
    out.putArchiveEntry(entry);
    if (entry.isFile() && !entry.isSymbolicLink()) {
      Files.copy(file, out);
    }
    out.closeArchiveEntry();
  }

  private static TarArchiveEntry entry(Path file, String name) throws IOException {
    if (Files.isSymbolicLink(file)) {
      TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      link.setLinkName(Files.readSymbolicLink(file).toString());
      return link;
    }
    TarArchiveEntry entry = new TarArchiveEntry(name);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      entry.setSize(Files.size(file));
    }
    if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
      entry.setMode((int) Files.getAttribute(file, "unix:mode"));
    }
    return entry;
  }

  /** Opens the tar. */
  InputStream open() throws IOException {
    return Files.newInputStream(tar);
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(tar);
    }
  }
}

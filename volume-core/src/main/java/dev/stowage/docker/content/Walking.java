package dev.stowage.docker.content;

import dev.stowage.docker.tar.TarEntries;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.ContentVisitor;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.transfer.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows what is below a directory. */
final class Walking {

  private final ContentPath directory;
  private final ContentVisitor visitor;
  private final Transfer transfer;
  private @Nullable FileKind kind;

  Walking(ContentPath directory, ContentVisitor visitor, Transfer transfer) {
    this.directory = directory;
    this.visitor = visitor;
    this.transfer = transfer;
  }

  /** The first to come is the directory itself. */
  boolean visit(FileState state, InputStream content) throws IOException {
    if (kind == null) {
      kind = state.kind();
      return kind == FileKind.DIRECTORY;
    }
    transfer.passed(0, 1);
    return visitor.visit(TarEntries.below(state, directory), content);
  }

  /** Returns what there is where it begins; empty if there is nothing. */
  Optional<FileKind> kind() {
    return Optional.ofNullable(kind);
  }
}

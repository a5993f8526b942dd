package dev.stowage.testkit.archive;

import dev.stowage.testkit.files.FileFailure;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Where entries of an archive may go, and how it is said that they may not. */
interface EntryRules {

  /** Finds the place of an entry and makes the directories it needs; empty if it is skipped. */
  Optional<Spot> place(String name);

  /** Returns what a hard link is to. */
  Spot linked(TarArchiveEntry entry);

  /** Refuses symbolic links that lead out. */
  void checkSymlink(TarArchiveEntry entry, Spot spot);

  /** Tells whether a hard link changes mode and time of what it links to. */
  boolean changesLinked(TarArchiveEntry entry);

  /** Follows what is at a spot, if it is a symbolic link, as the engine does at the end. */
  String followed(Spot spot);

  /** Words the failure of an operation, such as {@code open}, at a spot. */
  FileFailure failed(String operation, Spot spot, FileFailure reason);

  /** Words the failure to link a spot to something: another spot, or a text. */
  FileFailure linkFailed(String operation, String target, Spot spot, FileFailure reason);

  FileFailure fifoFailed(Spot spot, FileFailure reason);

  FileFailure removalFailed(Spot spot, FileFailure reason);

  FileFailure chownFailed(Spot spot, Owner owner, FileFailure reason);
}

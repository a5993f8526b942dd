package dev.stowage.remote;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stowage.engines.Engines;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What tests of storage elsewhere need beside an engine. {@code STOWAGE_REMOTE_REQUIRED} names the
 * parts, in small letters and separated by commas, that must be there; others may be missing.
 */
enum RemotePart {
  /** Engines of their own. */
  ENGINES(
      "start engines of their own with '.ci/engines start 20.10-remote 28.5-remote' and put their"
          + " addresses into STOWAGE_REMOTE_ENGINES"),
  /** An object store, and rclone to mount it. */
  S3("build with -Premote, and install rclone and fuse3, which need /dev/fuse"),
  /** The same store through another program. */
  S3FS("build with -Premote, and install s3fs, which needs /dev/fuse"),
  /** A remote server. */
  SFTP("install rclone and fuse3, which need /dev/fuse"),
  /** An engine on a kernel with file systems of the network. */
  NFS("start a small machine with '.ci/vm start' and put its address into STOWAGE_NFS_ENGINE");

  private final String remedy;

  RemotePart(String remedy) {
    this.remedy = remedy;
  }

  private boolean isThere() {
    return switch (this) {
      case ENGINES -> RemoteEngine.present().findAny().isPresent();
      case S3 -> S3Server.isThere() && RclonePlugin.isThere();
      case S3FS -> S3.isThere() && Program.isThere("s3fs");
      case SFTP -> RclonePlugin.isThere();
      case NFS -> MachineEngine.present().findAny().isPresent();
    };
  }

  /** Skips a test that needs it, saying why. */
  void assume() {
    assumeTrue(isThere(), () -> missing().orElseThrow());
  }

  boolean isRequired() {
    return Engines.words("STOWAGE_REMOTE_REQUIRED").anyMatch(toString()::equals);
  }

  /** Says what does not run, and what to do, if the part is missing. */
  Optional<String> missing() {
    return isThere()
        ? Optional.empty()
        : Optional.of("THE TESTS OF " + name() + " DID NOT RUN: " + remedy);
  }

  static boolean isKnown(String word) {
    return Arrays.stream(values()).anyMatch(part -> part.toString().equals(word));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

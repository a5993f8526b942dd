package dev.stowage.remote;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stowage.engines.Engines;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What tests of storage elsewhere need beside an engine. {@code STOWAGE_REMOTE_REQUIRED} names the
 * parts, in small letters and separated by commas, that must be there; others may be missing.
 */
enum RemotePart {
  /** Engines of their own. */
  ENGINES(
      () -> RemoteEngine.present().findAny().isPresent(),
      "start engines of their own with '.ci/engines start 20.10-remote 28.5-remote' and put their"
          + " addresses into STOWAGE_REMOTE_ENGINES"),
  /** An object store, and rclone to mount it. */
  S3(
      () -> S3Server.isThere() && Rclone.isThere(),
      "build with -Premote, and install rclone and fuse3"),
  /** The same store through another program. */
  S3FS(
      () -> S3Server.isThere() && Program.isThere("s3fs"),
      "build with -Premote, and install s3fs"),
  /** A remote server. */
  SFTP(Rclone::isThere, "install rclone and fuse3"),
  /** An engine on a kernel with file systems of the network. */
  NFS(
      () -> MachineEngine.present().findAny().isPresent(),
      "start a small machine with '.ci/vm start' and put its address into STOWAGE_NFS_ENGINE");

  private final BooleanSupplier there;
  private final String remedy;

  RemotePart(BooleanSupplier there, String remedy) {
    this.there = there;
    this.remedy = remedy;
  }

  /** Skips a test that needs it, saying why. */
  void assume() {
    assumeTrue(there, () -> missing().orElseThrow());
  }

  boolean isRequired() {
    return Engines.words("STOWAGE_REMOTE_REQUIRED").anyMatch(toString()::equals);
  }

  /** Says what does not run, and what to do, if the part is missing. */
  Optional<String> missing() {
    return there.getAsBoolean()
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

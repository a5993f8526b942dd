package dev.stowage.docker.gather;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stowage.docker.plan.FileGroups.Group;
import dev.stowage.docker.tar.ContentHash;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.VolumeMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Binds of one directory whose files were looked at.
 *
 * @param group the binds
 * @param files what they are, sorted by their places in the volume
 */
record SeenGroup(Group group, List<SeenFile> files) {

  /** On every gathered volume, with the whole hash, for whoever looks for those nobody uses. */
  static final String LABEL = "dev.stowage.gathered";

  /** Changes when equal files give another volume than before. */
  private static final String FORM = "1";

  private static final int NAME_DIGITS = 32;

  /** Looks at all files; adds a finding for each that is none on this machine. */
  static SeenGroup look(Group group, List<Finding> findings) {
    List<SeenFile> files = new ArrayList<>();
    for (Map.Entry<ContentPath, BindMount> file : group.files().entrySet()) {
      Path path = Path.of(file.getValue().source().value());
      try {
        if (Files.isRegularFile(path)) {
          files.add(SeenFile.look(path, file.getKey()));
        } else {
          findings.add(unfit(file.getValue(), "is bound from what is no regular file here"));
        }
      } catch (IOException e) {
        findings.add(unfit(file.getValue(), "cannot be read here: " + e));
      }
    }
    return new SeenGroup(group, files);
  }

  private static Finding unfit(BindMount bind, String problem) {
    return new Finding(
        bind.toString(), problem, "gather files of this machine, and bind all else as it is");
  }

  /** Times do not count: the same content checked out again gives the same volume. */
  private String hash() {
    MessageDigest digest = ContentHash.sha256();
    add(digest, FORM);
    for (SeenFile file : files) {
      FileState state = file.entry().state();
      add(digest, state.path().value());
      add(digest, state.owner() + " " + state.mode() + " " + file.entry().sha256());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** No path has a NUL. */
  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(UTF_8));
    digest.update((byte) 0);
  }

  VolumeDefinition definition() {
    VolumeSeed seed = VolumeSeed.emptyDirectory("");
    for (SeenFile file : files) {
      seed = seed.and(VolumeSeed.file(file.entry(), file.path()));
    }
    String hash = hash();
    return VolumeDefinition.named("stowage-gathered-" + hash.substring(0, NAME_DIGITS))
        .label(LABEL, hash)
        .initialContent(seed)
        .build();
  }

  /** An engine that makes the volume anew leaves it empty, rather than to look like the image. */
  VolumeMount mountOf(VolumeDefinition definition) {
    return volume(definition).at(group.directory().value()).readOnly().noCopy().build();
  }
}

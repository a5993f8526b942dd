package dev.stowage.docker.engine;

import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.Submounts;
import dev.stowage.volume.mount.TmpfsMount;

/**
 * How a mount is said to an engine when a container is created.
 *
 * <p>The mount object is the rule. The two text forms are older, and are used only for what the
 * object cannot say: an SELinux label on any engine, a host path to be created or a tmpfs to run
 * programs from on an old one.
 */
public enum MountForm {
  /** An object in {@code HostConfig.Mounts}. */
  OBJECT,
  /** A text in {@code HostConfig.Binds}. */
  BIND_TEXT,
  /** An entry of {@code HostConfig.Tmpfs}. */
  TMPFS_TEXT;

  /** Chooses the form for a mount of a container. */
  public static MountForm of(MountDefinition mount, EngineIdentity engine) {
    if (mount instanceof BindMount bind) {
      return ofBind(bind, engine);
    }
    if (mount instanceof TmpfsMount tmpfs
        && tmpfs.exec()
        && !EngineFeature.TMPFS_OPTIONS.isIn(engine)) {
      return TMPFS_TEXT;
    }
    return OBJECT;
  }

  private static MountForm ofBind(BindMount bind, EngineIdentity engine) {
    if (bind.selinuxLabel().isPresent()) {
      return BIND_TEXT;
    }
    boolean needsText = bind.createsHostPath() && !EngineFeature.CREATE_HOST_PATH.isIn(engine);
    return needsText && fitsText(bind) ? BIND_TEXT : OBJECT;
  }

  private static boolean fitsText(BindMount bind) {
    return !bind.withoutSubmounts()
        && bind.readOnlySubmounts() != Submounts.READ_ONLY
        && !(bind.source().value() + bind.target().value()).contains(":");
  }
}

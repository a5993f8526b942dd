package dev.stowage.testkit.container;

import dev.stowage.testkit.volume.StoredVolume;

/**
 * Mounts and unmounts the volumes of one container with their drivers, under an id that stays the
 * same as long as a volume is mounted more than once.
 */
final class VolumeSessions {

  private final Container.Parts parts;

  VolumeSessions(Container.Parts parts) {
    this.parts = parts;
  }

  void mount(MountPoint mount, StoredVolume volume) {
    String id = mount.session().orElseGet(parts.world().ids()::next);
    parts.volumes().mount(volume, id);
    mount.enter(id);
  }

  void unmount(MountPoint mount, StoredVolume volume) {
    mount
        .session()
        .ifPresent(
            id -> {
              parts.volumes().unmount(volume, id);
              mount.leave();
            });
  }
}

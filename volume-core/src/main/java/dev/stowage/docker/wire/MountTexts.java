package dev.stowage.docker.wire;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.PropagationMode;
import com.github.dockerjava.api.model.SELContext;
import com.github.dockerjava.api.model.Volume;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.Propagation;
import dev.stowage.volume.mount.SelinuxLabel;
import dev.stowage.volume.mount.TmpfsMount;
import java.util.Optional;
import java.util.StringJoiner;

/** Says mounts in the engine's older text forms, for what a mount object cannot say. */
final class MountTexts {

  private MountTexts() {}

  static Bind bind(BindMount mount) {
    return new Bind(
        mount.source().value(),
        new Volume(mount.target().value()),
        mount.readOnly() ? AccessMode.ro : AccessMode.rw,
        label(mount.selinuxLabel()),
        null, // docker-java says nocopy for anything else, false included
        mount.propagation().map(MountTexts::propagation).orElse(PropagationMode.DEFAULT_MODE));
  }

  private static SELContext label(Optional<SelinuxLabel> label) {
    if (label.isEmpty()) {
      return SELContext.none;
    }
    return switch (label.get()) {
      case SHARED -> SELContext.shared;
      case PRIVATE -> SELContext.single;
    };
  }

  private static PropagationMode propagation(Propagation propagation) {
    return switch (propagation) {
      case PRIVATE -> PropagationMode.PRIVATE;
      case RPRIVATE -> PropagationMode.RPRIVATE;
      case SHARED -> PropagationMode.SHARED;
      case RSHARED -> PropagationMode.RSHARED;
      case SLAVE -> PropagationMode.SLAVE;
      case RSLAVE -> PropagationMode.RSLAVE;
    };
  }

  static String tmpfs(TmpfsMount mount) {
    StringJoiner options = new StringJoiner(",");
    options.add(mount.readOnly() ? "ro" : "rw");
    if (mount.exec()) {
      options.add("exec");
    }
    mount.size().ifPresent(size -> options.add("size=" + size));
    mount.mode().ifPresent(mode -> options.add("mode=" + Integer.toOctalString(mode.bits())));
    return options.toString();
  }
}

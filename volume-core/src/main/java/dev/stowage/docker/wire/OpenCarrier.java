package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.Cargo;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.MountFailedException;
import java.util.List;
import java.util.Optional;

/** A carrier; the engine mounts what it has with every call, and does not say which. */
record OpenCarrier(String name, Cargo cargo) {

  String words() {
    if (cargo instanceof Cargo.OfHostDirectory directory) {
      return "host directory '" + directory.path() + "'";
    }
    return cargo instanceof Cargo.OfImage it
        ? "image " + it.image()
        : "volume '" + volume().orElseThrow().name() + "'";
  }

  private Optional<VolumeState> volume() {
    if (cargo instanceof Cargo.OfVolume it) {
      return Optional.of(it.state());
    }
    return cargo instanceof Cargo.OfStampedVolume it ? Optional.of(it.state()) : Optional.empty();
  }

  /** Returns the image that it must be made from; empty if any without content will do. */
  Optional<String> image() {
    if (cargo instanceof Cargo.OfImage it) {
      return Optional.of(it.image());
    }
    return cargo instanceof Cargo.OfStampedVolume it ? Optional.of(it.image()) : Optional.empty();
  }

  /** Returns how much the engine copies before it answers. */
  long bytes() {
    return cargo instanceof Cargo.OfStampedVolume it ? it.bytes() : 0;
  }

  /** Says what is to be mounted, in the host's part of a container's configuration. */
  void fill(ObjectNode host) {
    if (cargo instanceof Cargo.OfImage) {
      return;
    }
    ObjectNode mount = host.putArray("Mounts").addObject().put("Target", Archives.MOUNT);
    if (cargo instanceof Cargo.OfHostDirectory directory) {
      mount.put("Type", "bind").put("Source", directory.path());
      mount.put("ReadOnly", directory.readOnly());
      return;
    }
    VolumeState volume = volume().orElseThrow();
    mount.put("Type", "volume").put("Source", volume.name().value());
    ObjectNode options =
        mount.putObject("VolumeOptions").put("NoCopy", cargo instanceof Cargo.OfVolume);
    options.putObject("DriverConfig").put("Name", volume.driver().name());
  }

  List<VolumeDriver> drivers() {
    return volume().map(VolumeState::driver).stream().toList();
  }

  void failIfNotMounted(String attempt, ErrorText error) {
    if (volume().isEmpty()) {
      return;
    }
    VolumeState volume = volume().get();
    MountText.read(error)
        .ifPresent(
            trouble -> {
              throw new MountFailedException(
                  attempt,
                  List.of(volume.name()),
                  trouble.problem(),
                  trouble.wordsAbout(volume.driver()),
                  null);
            });
  }
}

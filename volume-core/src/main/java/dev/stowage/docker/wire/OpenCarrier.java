package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
    if (cargo instanceof Cargo.OfImage image) {
      return "image '" + image.image() + "'";
    }
    return cargo instanceof Cargo.OfHostDirectory directory
        ? "host directory '" + directory.path() + "'"
        : "volume '" + ((Cargo.OfVolume) cargo).state().name() + "'";
  }

  /** Returns the image that the user named; empty for our own, which holds nothing. */
  Optional<String> image() {
    return cargo instanceof Cargo.OfImage image ? Optional.of(image.image()) : Optional.empty();
  }

  /** Adds what it has mounted. */
  void fill(ArrayNode mounts) {
    if (!(cargo instanceof Cargo.OfImage)) {
      fill(mounts.addObject().put("Target", Archives.MOUNT));
    }
  }

  private void fill(ObjectNode mount) {
    if (cargo instanceof Cargo.OfHostDirectory directory) {
      mount.put("Type", "bind").put("Source", directory.path());
      mount.put("ReadOnly", directory.readOnly());
      return;
    }
    VolumeState volume = ((Cargo.OfVolume) cargo).state();
    mount.put("Type", "volume").put("Source", volume.name().value());
    ObjectNode options = mount.putObject("VolumeOptions").put("NoCopy", true);
    options.putObject("DriverConfig").put("Name", volume.driver().name());
  }

  List<VolumeDriver> drivers() {
    return cargo instanceof Cargo.OfVolume volume ? List.of(volume.state().driver()) : List.of();
  }

  void failIfNotMounted(String attempt, ErrorText error) {
    if (cargo instanceof Cargo.OfVolume volume) {
      MountText.read(error)
          .ifPresent(
              trouble -> {
                throw new MountFailedException(
                    attempt,
                    List.of(volume.state().name()),
                    trouble.problem(),
                    trouble.wordsAbout(volume.state().driver()),
                    null);
              });
    }
  }
}

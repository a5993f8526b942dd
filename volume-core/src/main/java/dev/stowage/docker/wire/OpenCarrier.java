package dev.stowage.docker.wire;

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
        : "volume '" + volume().orElseThrow().name() + "'";
  }

  /** Returns the image that it must be made from; empty for our own, which holds nothing. */
  Optional<String> image() {
    if (cargo instanceof Cargo.OfProgram program) {
      return Optional.of(program.image());
    }
    if (cargo instanceof Cargo.OfStampedVolume stamped) {
      return Optional.of(stamped.image());
    }
    return cargo instanceof Cargo.OfImage image ? Optional.of(image.image()) : Optional.empty();
  }

  /** Returns how much the engine copies before it answers. */
  long bytes() {
    return cargo instanceof Cargo.OfStampedVolume stamped ? stamped.bytes() : 0;
  }

  Optional<VolumeState> volume() {
    if (cargo instanceof Cargo.OfProgram program) {
      return Optional.of(program.state());
    }
    if (cargo instanceof Cargo.OfStampedVolume stamped) {
      return Optional.of(stamped.state());
    }
    return cargo instanceof Cargo.OfVolume volume ? Optional.of(volume.state()) : Optional.empty();
  }

  List<VolumeDriver> drivers() {
    return volume().map(VolumeState::driver).stream().toList();
  }

  void failIfNotMounted(String attempt, ErrorText error) {
    volume()
        .ifPresent(
            volume ->
                MountText.read(error)
                    .ifPresent(
                        trouble -> {
                          throw new MountFailedException(
                              attempt,
                              List.of(volume.name()),
                              trouble.problem(),
                              trouble.wordsAbout(volume.driver()),
                              null);
                        }));
  }
}

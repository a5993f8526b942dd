package dev.stowage.docker.content;

import dev.stowage.docker.engine.Cargo;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeNotEmptyException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.util.List;

/** Where content is; as text it is named as in {@code read volume 'orders'}. */
public sealed interface Place {

  /** Looks at it before it is opened, and tells what is to be mounted. */
  Cargo cargo(Engine engine);

  /** Says that it was to be filled, but holds something. */
  VolumeException notEmpty(String attempt, String found);

  /** Finds a volume that is to be opened. */
  private static VolumeState found(VolumeName volume, Engine engine, String attempt) {
    return engine
        .findVolume(volume, Patience.USUAL)
        .orElseThrow(() -> new VolumeNotFoundException(attempt, volume, null));
  }

  /** A volume. */
  record OfVolume(VolumeName volume) implements Place {

    @Override
    public Cargo cargo(Engine engine) {
      return new Cargo.OfVolume(state(engine));
    }

    /** Looks at it; it is there, and can be mounted. */
    VolumeState state(Engine engine) {
      String attempt = "open " + this;
      VolumeState state = found(volume, engine, attempt);
      requireMountable(state, engine.identity(), attempt);
      return state;
    }

    /** Podman would read and write the empty directory underneath. */
    private void requireMountable(VolumeState state, EngineIdentity identity, String attempt) {
      if (identity.isPodman() && !state.driver().equals(VolumeDriver.local())) {
        throw new UnsupportedByEngineException(
            attempt,
            identity.toString(),
            List.of(
                new Finding(
                    this + " of driver " + state.driver(),
                    "is not mounted by Podman while its container does not run",
                    "start a container that has it mounted, and copy there")));
      }
    }

    @Override
    public VolumeException notEmpty(String attempt, String found) {
      return new VolumeNotEmptyException(attempt, volume, found);
    }

    @Override
    public String toString() {
      return "volume '" + volume + "'";
    }
  }

  /** A volume that the engine fills from an image as it is opened. */
  record OfStampedVolume(VolumeName volume, String image, long bytes) implements Place {

    @Override
    public Cargo cargo(Engine engine) {
      String attempt = "stamp " + this;
      requireFilledAtOnce(engine.identity(), attempt);
      return new Cargo.OfStampedVolume(found(volume, engine, attempt), image, bytes);
    }

    private void requireFilledAtOnce(EngineIdentity identity, String attempt) {
      if (identity.isPodman()) {
        throw new UnsupportedByEngineException(
            attempt,
            identity.toString(),
            List.of(
                new Finding(
                    toString(),
                    "is filled by Podman only when a container starts that has it mounted",
                    "copy a volume that is filled, with copies()")));
      }
    }

    @Override
    public VolumeException notEmpty(String attempt, String found) {
      return new VolumeNotEmptyException(attempt, volume, found);
    }

    @Override
    public String toString() {
      return "volume '" + volume + "'";
    }
  }

  /** Nothing of its own: what is looked at is what an image holds. */
  record OfImage(String image) implements Place {

    @Override
    public Cargo cargo(Engine engine) {
      return new Cargo.OfImage(image);
    }

    @Override
    public VolumeException notEmpty(String attempt, String found) {
      return new InvalidDefinitionException(
          attempt, List.of(new Finding(toString(), "is never filled", "fill a volume")));
    }

    @Override
    public String toString() {
      return "image '" + image + "'";
    }
  }

  /** A directory of the engine's host, which must exist. */
  record OfHostDirectory(String path, boolean readOnly) implements Place {

    @Override
    public Cargo cargo(Engine engine) {
      return new Cargo.OfHostDirectory(path, readOnly);
    }

    @Override
    public VolumeException notEmpty(String attempt, String found) {
      return new InvalidDefinitionException(
          attempt,
          List.of(
              new Finding(
                  this.toString(), "is not empty: it holds " + found, "give an empty directory")));
    }

    @Override
    public String toString() {
      return "host directory '" + path + "'";
    }
  }
}

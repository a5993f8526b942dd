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

  /** A volume. */
  record OfVolume(VolumeName volume) implements Place {

    @Override
    public Cargo cargo(Engine engine) {
      return new Cargo.OfVolume(state(engine));
    }

    /** Looks at it; it is there, and can be mounted. */
    VolumeState state(Engine engine) {
      String attempt = "open " + this;
      VolumeState state =
          engine
              .findVolume(volume, Patience.USUAL)
              .orElseThrow(() -> new VolumeNotFoundException(attempt, volume, null));
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

package dev.stowage.testkit.swarm;

import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.volume.VolumeRequest;

/** A volume of the Swarm. No CSI plugin is there to make it. Guarded by the world's lock. */
public final class ClusterVolume {

  private final SwarmMeta meta;
  private final VolumeRequest request;
  private Settings spec;

  ClusterVolume(SwarmMeta meta, VolumeRequest request, Settings spec) {
    this.meta = meta;
    this.request = request;
    this.spec = spec;
  }

  public SwarmMeta meta() {
    return meta;
  }

  /** Returns name, driver, options and labels. */
  public VolumeRequest request() {
    return request;
  }

  /** Returns what was asked for, as Swarm understood it. */
  public Settings spec() {
    return spec;
  }

  void spec(Settings newer) {
    this.spec = newer;
    meta.touch();
  }

  String id() {
    return meta.id();
  }

  String name() {
    return request.name();
  }

  Runnable save() {
    Runnable version = meta.save();
    Settings then = spec;
    return () -> {
      spec = then;
      version.run();
    };
  }
}

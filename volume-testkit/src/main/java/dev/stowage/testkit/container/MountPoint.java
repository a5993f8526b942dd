package dev.stowage.testkit.container;

import dev.stowage.testkit.image.StoredImage;
import dev.stowage.testkit.volume.StoredVolume;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One place of a container at which something else is mounted. Guarded by the world's lock. */
public final class MountPoint {

  private final Settings spec;
  private final String destination;
  private String source = "";
  private String name = "";
  private String driver = "";
  private String mode = "";
  private String propagation = "";
  private boolean writable;
  private boolean copying;
  private @Nullable StoredVolume volume;
  private @Nullable StoredImage image;
  private @Nullable String session;
  private int entered;

  /**
   * Makes a mount point.
   *
   * @param spec what was asked for, in the words of {@code HostConfig.Mounts}
   * @param destination the cleaned path in the container
   */
  MountPoint(Settings spec, String destination) {
    this.spec = spec;
    this.destination = destination;
    this.writable = !spec.flag("ReadOnly");
  }

  /** Returns the same mount for another container, which imports it. */
  MountPoint imported(boolean readOnly) {
    MountPoint copy = new MountPoint(spec, destination);
    copy.source = source;
    copy.name = name;
    copy.driver = driver;
    copy.propagation = propagation;
    copy.writable = writable && !readOnly;
    copy.image = image;
    return copy;
  }

  Settings spec() {
    return spec;
  }

  /** Returns {@code bind}, {@code volume}, {@code tmpfs} or {@code image}. */
  public String type() {
    return spec.text("Type");
  }

  public String destination() {
    return destination;
  }

  /** Returns the path on the engine's host, as a list of containers shows it. */
  public String source() {
    return source;
  }

  /** Returns the path on the engine's host, as an inspection shows it. */
  public String path() {
    return volume == null ? source : volume.mountpoint();
  }

  /**
   * Returns the name of the volume or the image; empty for others, and where the engine forgets.
   */
  public String name() {
    return name;
  }

  public String driver() {
    return driver;
  }

  public String mode() {
    return mode;
  }

  public String propagation() {
    return propagation;
  }

  public boolean isWritable() {
    return writable;
  }

  /** Returns the volume, if this container holds on to it. */
  public Optional<StoredVolume> volume() {
    return Optional.ofNullable(volume);
  }

  public Optional<StoredImage> image() {
    return Optional.ofNullable(image);
  }

  /** Tells whether an empty volume takes over what the image has there. */
  boolean isCopying() {
    return copying;
  }

  boolean isNamedByUser() {
    return !spec.text("Source").isEmpty();
  }

  /** Returns the id under which a driver has it mounted; empty if it is not. */
  Optional<String> session() {
    return Optional.ofNullable(session);
  }

  void enter(String id) {
    session = id;
    entered++;
  }

  void leave() {
    entered--;
    session = entered == 0 ? null : session;
  }

  /** What a mount is can change only in what it holds on to, and how often it is mounted. */
  Runnable save() {
    StoredVolume held = volume;
    String id = session;
    int times = entered;
    return () -> {
      volume = held;
      session = id;
      entered = times;
    };
  }

  MountPoint source(String newer) {
    source = newer;
    return this;
  }

  MountPoint name(String newer) {
    name = newer;
    return this;
  }

  MountPoint driver(String newer) {
    driver = newer;
    return this;
  }

  MountPoint mode(String newer) {
    mode = newer;
    return this;
  }

  MountPoint propagation(String newer) {
    propagation = newer;
    return this;
  }

  MountPoint copying(boolean newer) {
    copying = newer;
    return this;
  }

  void volume(StoredVolume newer) {
    volume = newer;
  }

  void image(StoredImage newer) {
    image = newer;
    writable = false;
  }
}

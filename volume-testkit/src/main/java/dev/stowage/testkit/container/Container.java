package dev.stowage.testkit.container;

import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.TreeSize;
import dev.stowage.testkit.image.StoredImage;
import dev.stowage.testkit.world.Saved;
import dev.stowage.testkit.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A container that exists, running or not. Guarded by the world's lock. */
public final class Container {

  private final String id;
  private final Settings config;
  private final Settings host;
  private final @Nullable StoredImage image;
  private final Instant created;
  private final RunState state;
  private final ContainerLock lock;
  private final Directory root;
  private final String layer;
  private final Mounting mounting;
  private final Map<String, MountPoint> mounts = new TreeMap<>();
  private final List<LogLine> log = new ArrayList<>();
  private String name;

  Container(String id, ContainerRequest request, @Nullable StoredImage image, Parts parts) {
    this.id = id;
    this.name = request.name();
    this.config = request.config();
    this.host = request.host();
    this.image = image;
    this.created = parts.world().clock().instant();
    this.state = new RunState(parts.world());
    this.lock = new ContainerLock(parts.world(), request.name());
    this.root = RootFiles.of(image, created);
    this.layer = parts.world().layer(id);
    this.mounting = new Mounting(this, parts);
  }

  /** What a container needs of the engine around it. */
  record Parts(World world, dev.stowage.testkit.volume.VolumeStore volumes, HostFiles hostFiles) {}

  public String id() {
    return id;
  }

  /** Returns the name, without the slash in front of it that the engine shows. */
  public String name() {
    return name;
  }

  void name(String newer) {
    name = newer;
  }

  public Settings config() {
    return config;
  }

  public Settings host() {
    return host;
  }

  /** Returns the image it was made from; empty if it was made from nothing. */
  public Optional<StoredImage> image() {
    return Optional.ofNullable(image);
  }

  public Instant created() {
    return created;
  }

  public RunState state() {
    return state;
  }

  /** Returns the lock that archives hold; other calls wait for it. */
  public ContainerLock lock() {
    return lock;
  }

  /** Returns the container's own files, without what is mounted in it. */
  public Directory root() {
    return root;
  }

  /** Returns how many bytes its files take beside those of its image, without what is mounted. */
  public long ownBytes() {
    return Math.max(0, TreeSize.ofFiles(root()) - image().map(StoredImage::size).orElse(0L));
  }

  /** Returns the path at which the engine's host has them. */
  public String layer() {
    return layer;
  }

  public boolean hasReadOnlyRoot() {
    return host.flag("ReadonlyRootfs");
  }

  public boolean removesItself() {
    return host.flag("AutoRemove");
  }

  /** Returns what is run: entrypoint and command. */
  public List<String> command() {
    List<String> command = new ArrayList<>(config.list("Entrypoint"));
    command.addAll(config.list("Cmd"));
    return command;
  }

  /** Returns the mounts by destination, sorted. */
  public Collection<MountPoint> mounts() {
    return Collections.unmodifiableCollection(mounts.values());
  }

  Optional<MountPoint> mountAt(String destination) {
    return Optional.ofNullable(mounts.get(destination));
  }

  void mount(MountPoint mount) {
    mounts.put(mount.destination(), mount);
  }

  /**
   * Mounts everything and returns the files as archives see them: volumes, binds and images, but
   * nothing that is in memory only. Makes missing sources and fails as the engine does. Each view
   * is to be closed.
   */
  public MountedTree view() {
    return mounting.forArchives();
  }

  /** Unmounts what a view has mounted. */
  public void closeView() {
    mounting.unmount();
  }

  Runnable save() {
    String oldName = name;
    List<Runnable> saved = new ArrayList<>();
    mounts.values().forEach(mount -> saved.add(mount.save()));
    saved.add(state.save());
    saved.add(root.save());
    saved.add(Saved.of(mounts));
    saved.add(Saved.of(log));
    saved.add(() -> name = oldName);
    return Saved.all(saved);
  }

  Mounting mounting() {
    return mounting;
  }

  /** Returns what its programs printed. */
  public List<LogLine> log() {
    return log;
  }
}

package dev.stowage.testkit;

import static java.util.Objects.requireNonNull;

import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.files.TreeCopy;
import dev.stowage.testkit.files.Trees;
import dev.stowage.testkit.image.ImageChanges;
import dev.stowage.testkit.image.ImageConfig;
import dev.stowage.testkit.image.ImageName;
import dev.stowage.testkit.image.StoredImage;
import dev.stowage.testkit.recording.Scenario;
import dev.stowage.testkit.route.Imports;
import dev.stowage.testkit.route.Switchboard;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.testkit.volume.StoredVolume;
import dev.stowage.testkit.volume.VolumeRequest;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import dev.stowage.volume.VolumeDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts things into an engine in memory, by the engine's own rules but past its interface: no call
 * is noted, and no fault meets it. Events are told as of any creation.
 *
 * <pre>{@code
 * docker.given().volume("orders-db", content);
 * docker.given().volumes(Files.readString(volumes)); // what docker volume inspect printed
 * docker.given().containers(Files.readString(containers)); // what docker inspect printed
 * }</pre>
 *
 * <p>Thread-safe. What fails leaves nothing behind.
 */
public final class GivenState {

  private final Daemon daemon;
  private final Imports imports;

  GivenState(Daemon daemon, Switchboard switchboard) {
    this.daemon = daemon;
    this.imports = new Imports(daemon, switchboard);
  }

  /**
   * Adds a volume of the local driver, without labels.
   *
   * @param name its name
   * @param content its files, with the owner, mode and time of its root
   * @return this
   * @throws IllegalArgumentException if there is such a volume, or the engine would not take the
   *     name
   */
  public GivenState volume(String name, FileTree content) {
    return volume(new VolumeRequest(requireNonNull(name, "name"), "", null, null), content);
  }

  /**
   * Adds a volume with a driver and labels.
   *
   * @param definition what it is
   * @param content its files, with the owner, mode and time of its root
   * @return this
   * @throws IllegalArgumentException if there is such a volume, the engine would not take it, or
   *     the definition has content of its own
   */
  public GivenState volume(VolumeDefinition definition, FileTree content) {
    if (definition.initialContent().isPresent()) {
      throw new IllegalArgumentException(definition.name() + " has initial content of its own");
    }
    return volume(
        new VolumeRequest(
            definition.name().value(),
            definition.driver().name(),
            orNull(definition.driver().options()),
            orNull(definition.labels())),
        content);
  }

  /** Adds an image, and answers its id. */
  String image(String name, FileTree content, List<String> changes) {
    World world = daemon.world();
    return world.locked(
        () -> {
          try {
            ImageName parsed = ImageName.parse(name, world);
            ImageConfig config = ImageChanges.read(changes, world);
            StoredImage image = daemon.images().add(Trees.of(content), config, "");
            daemon.images().tag(image, parsed);
            return image.id();
          } catch (EngineFailure refusal) {
            throw new IllegalArgumentException(refusal.text(), refusal);
          }
        });
  }

  private static @Nullable Map<String, String> orNull(Map<String, String> texts) {
    return texts.isEmpty() ? null : texts;
  }

  private GivenState volume(VolumeRequest asked, FileTree content) {
    requireNonNull(content, "content");
    daemon
        .world()
        .run(
            () -> {
              try {
                if (daemon.volumes().find(asked.name()).isPresent()) {
                  throw new IllegalArgumentException("there is a volume " + asked.name());
                }
                StoredVolume volume = daemon.volumes().create(asked);
                TreeCopy.copyInto(Trees.of(content), volume.root());
              } catch (EngineFailure refusal) {
                throw new IllegalArgumentException(refusal.text(), refusal);
              }
            });
    return this;
  }

  /**
   * Adds volumes as a live engine shows them: name, driver, options and labels. They are empty; the
   * time of their creation and their place on the host are this engine's.
   *
   * @param inspected what {@code docker volume inspect} printed, one object of that, or the answer
   *     of {@code GET /volumes}; placeholders of a {@link Scenario} have the values that are played
   *     for them
   * @return this
   * @throws NotInFakeException if this engine cannot hold something, which is named
   * @throws IllegalArgumentException if it cannot be read, or the engine would not take it
   */
  public GivenState volumes(String inspected) {
    imports.volumes(Scenario.played(requireNonNull(inspected, "inspected")));
    return this;
  }

  /**
   * Adds containers as a live engine shows them: id, name, configuration, labels, mounts, and
   * whether they were never started, run, are paused, or ended with which status. Volumes that they
   * mount are made unless they are there, and so is the image, an empty one, unless there is one of
   * its name. Directories that are bound as mount objects must be there, see {@link
   * FakeDocker#hostFiles}. Times, process ids, addresses, the image's id and files that the engine
   * makes are this engine's.
   *
   * @param inspected what {@code docker inspect} printed, or one object of that; placeholders of a
   *     {@link Scenario} have the values that are played for them
   * @return this
   * @throws NotInFakeException if this engine cannot hold something, which is named
   * @throws IllegalArgumentException if it cannot be read, or the engine would not take it
   */
  public GivenState containers(String inspected) {
    imports.containers(Scenario.played(requireNonNull(inspected, "inspected")));
    return this;
  }
}

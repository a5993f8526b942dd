package dev.stowage.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.Topology;
import dev.stowage.testkit.image.ImageStore;
import dev.stowage.testkit.plugin.FakePlugin;
import dev.stowage.testkit.plugin.PluginMethod;
import dev.stowage.testkit.time.FakeClock;
import dev.stowage.testkit.volume.Drivers;
import dev.stowage.testkit.volume.VolumeStore;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Identifiers;
import dev.stowage.testkit.world.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Volumes of plugins are mounted when they are needed, and unmounted again. */
class PluginMountsTest {

  private final FakePlugin plugin = FakePlugin.named("ebs").build();
  private final World world =
      new World(EngineProfile.DOCKER_28_5, Topology.LOCAL, FakeClock.create(), new Identifiers(1));
  private final VolumeStore volumes = new VolumeStore(world, new Drivers(world, List.of(plugin)));
  private final ContainerStore containers =
      new ContainerStore(world, volumes, new ImageStore(world), new HostFiles(world));

  private Container create() {
    return containers.create(
        new ContainerRequest(
            "c1",
            new Settings(Map.of("Cmd", List.of("x"))),
            new Settings(Map.of("Binds", List.of("orders:/data"), "VolumeDriver", "ebs"))));
  }

  private List<PluginMethod> mounting() {
    return plugin.calls().stream()
        .map(call -> call.method())
        .filter(method -> method == PluginMethod.MOUNT || method == PluginMethod.UNMOUNT)
        .toList();
  }

  @Test
  void started_mountsOnce_archivesGoThroughTheSameMount() {
    world.lock().lock();
    Container container = create();
    assertThat(mounting()).isEmpty();
    containers.life().start(container);
    container.view();
    container.closeView();
    containers.life().kill(container, Signals.KILL);
    assertThat(mounting())
        .containsExactly(
            PluginMethod.MOUNT, PluginMethod.MOUNT, PluginMethod.UNMOUNT, PluginMethod.UNMOUNT);
    assertThat(volumes.get("orders").users()).containsExactly(container.id());
  }

  @Test
  void mountFails_theContainerDoesNotStart() {
    world.lock().lock();
    Container container = create();
    plugin.fail(PluginMethod.MOUNT, "no such disk");
    assertThatThrownBy(() -> containers.life().start(container))
        .isInstanceOf(EngineFailure.class)
        .hasMessage("error while mounting volume '': VolumeDriver.Mount: no such disk");
    assertThat(container.state().word()).isEqualTo("created");
    assertThat(container.state().exitCode()).isEqualTo(128);
  }
}

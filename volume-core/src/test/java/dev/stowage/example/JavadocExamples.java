package dev.stowage.example;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.contract.EngineUnderTest;
import dev.stowage.testkit.contract.VolumeContract;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.plugin.FakePlugin;
import dev.stowage.testkit.plugin.PluginMethod;
import dev.stowage.testkit.plugin.PluginScope;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.recording.CallPattern;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.mount.ContainerMounts;

/** The code that class and package pages show, compiled; a test compares the two. */
final class JavadocExamples {

  private JavadocExamples() {}

  static VolumeDefinition volumeDefinition() {
    VolumeDefinition orders = VolumeDefinition.named("orders-db").label("app", "shop").build();
    return orders;
  }

  static VolumeFilter volumeFilter() {
    return VolumeFilter.all().label("app", "shop").nameContains("db").unused();
  }

  static ContainerMounts containerMounts() {
    ContainerMounts mounts =
        ContainerMounts.of(
            volume("orders-db").at("/var/lib/postgresql/data"),
            bind("/etc/shop/postgresql.conf").at("/etc/postgresql.conf").readOnly(),
            tmpfs().at("/run").size("64m"));
    return mounts;
  }

  static void dockerStorage(ContainerMounts mounts) {
    try (DockerStorage storage = DockerStorage.connect()) {
      storage.volumes().ensure(VolumeDefinition.named("orders-db").build());
      storage.mount(mounts, storage.docker().createContainerCmd("postgres:17")).exec();
    }
  }

  static void callJournal(CallJournal journal) {
    assertThat(journal.lines()).containsExactly("GET /volumes/orders", "POST /volumes/create");
  }

  static void fakePlugin() {
    FakePlugin ebs = FakePlugin.named("rexray/ebs").scope(PluginScope.GLOBAL).build();
    ebs.fail(PluginMethod.MOUNT, "volume is attached to another instance");
  }

  static void callPattern() {
    CallPattern.call("POST", "/volumes/create").body("/Labels/app", "shop");
    CallPattern.call("DELETE", "/volumes/{name}").query("force", "true");
  }

  static void faults(FakeDocker docker) {
    docker.faults().on("DELETE", "/volumes/orders").times(2).give(Fault.volumeInUse("4f1c"));
  }

  private static DockerHttpClient myTransport;

  static class MyEngineContractTest extends VolumeContract {
    @Override
    protected EngineUnderTest engine() {
      return EngineUnderTest.over(myTransport);
    }
  }
}

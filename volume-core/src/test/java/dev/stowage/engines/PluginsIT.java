package dev.stowage.engines;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.plugin.PluginName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Managed plugins on real engines, and a container that writes to a volume of one. */
@EachEngine
class PluginsIT extends PluginCases {

  private final List<PluginRegistry> registries = new ArrayList<>();

  @BeforeEach
  void canRunTheProgram() {
    assumeTrue(
        engine.get("/info").path("Architecture").asText().equals("x86_64"),
        "the plugin's program is for x86-64");
  }

  @Override
  PluginName offered() {
    try {
      PluginRegistry registry = new PluginRegistry();
      registries.add(registry);
      return PluginName.of(registry.plugin());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void closeRegistries() throws IOException {
    for (PluginRegistry registry : registries) {
      registry.close();
    }
  }

  @Test
  void aVolumeOfAPlugin_isWrittenAndRead() {
    plugins().create(dir, PluginFiles.in(directory));
    plugins().enable(dir);
    VolumeDefinition data = onPlugin("data");
    volumes().ensure(data);

    ContainerMounts mounts = ContainerMounts.of(volume(data).at("/data"));
    String writer =
        remember(storage().mount(mounts, engine.command("echo kept > /data/f")).exec().getId());
    storage().verify(writer, mounts);
    docker().startContainerCmd(writer).exec();
    assertThat(docker().waitContainerCmd(writer).start().awaitStatusCode()).isZero();
    assertThat(engine.run(mounts, "cat /data/f").output()).isEqualTo("kept\n");
  }
}

package dev.stowage.docker;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ContainerSpec;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.api.model.VolumesFrom;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import dev.stowage.docker.wire.CannedTransport;
import dev.stowage.docker.wire.SentJson;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.SelinuxLabel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageMountTest {

  private static final ContainerMounts DATA = ContainerMounts.of(volume("data").at("/data"));
  private static final String DATA_JSON = "{'Type':'volume','Source':'data','Target':'/data'}";

  private static final String LIST_OF_MORE =
      "/volumes?filters=%7B%22name%22%3A%5B%22%5Emore%24%22%5D%7D";

  private final CannedTransport transport = CannedTransport.speaking("1.45");
  private final DockerStorage storage = over(transport);

  @BeforeEach
  void volumes() {
    transport.on("GET /volumes/data", 200, "{\"Name\":\"data\",\"Driver\":\"local\"}");
    transport.on("GET /volumes/more", 404, "{\"message\":\"get more: no such volume\"}");
    transport.on("GET " + LIST_OF_MORE, 200, "{\"Volumes\":[]}");
  }

  private static DockerStorage over(CannedTransport transport) {
    return DockerStorage.using(
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost("unix:///nowhere")
            .build(),
        transport);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void theSameCommandComesBackAndItsBodyHoldsEverything() {
    CreateContainerCmd command =
        command()
            .withName("shop")
            .withEnv("A=b")
            .withHostConfig(
                new HostConfig()
                    .withBinds(new Bind("/own", new Volume("/own")))
                    .withMounts(List.of(new Mount().withType(MountType.TMPFS).withTarget("/tmp")))
                    .withTmpFs(Map.of("/run", "rw"))
                    .withMemory(5L));

    assertThat(storage.mount(DATA, command)).isSameAs(command);

    JsonNode sent = send(command);
    assertThat(sent.path("Env")).isEqualTo(SentJson.parse("['A=b']"));
    assertThat(sent.path("HostConfig"))
        .isEqualTo(
            SentJson.parse(
                "{'Binds':['/own:/own:rw'],'Memory':5,'Tmpfs':{'/run':'rw'},"
                    + "'Mounts':[{'Type':'tmpfs','Target':'/tmp'},"
                    + DATA_JSON
                    + "]}"));
  }

  @Test
  void anotherMountAddsToTheFirst() {
    CreateContainerCmd command = command();

    storage.mount(DATA, command);
    storage.mount(ContainerMounts.of(volume("more").at("/more")), command);

    assertThat(send(command).at("/HostConfig/Mounts")).hasSize(2);
  }

  @Test
  void ourBindTextsAddToThoseOfWithBinds() {
    CreateContainerCmd command = command();
    command.getHostConfig().withBinds(new Bind("/own", new Volume("/own")));

    storage.mount(
        ContainerMounts.of(bind("/h").at("/x").selinuxLabel(SelinuxLabel.PRIVATE)), command);

    assertThat(send(command).at("/HostConfig/Binds"))
        .isEqualTo(SentJson.parse("['/own:/own:rw','/h:/x:rw,Z']"));
  }

  @Test
  void whatIsSetOnTheCommandsOwnHostConfigLaterStaysBesideOurs() {
    CreateContainerCmd command = storage.mount(DATA, command());

    command.getHostConfig().withBinds(new Bind("/own", new Volume("/own"))).withMemory(5L);

    assertThat(send(command).at("/HostConfig/Mounts"))
        .isEqualTo(SentJson.parse("[" + DATA_JSON + "]"));
  }

  @Test
  void aCommandWithoutHostConfigGetsOne() {
    CreateContainerCmd command = command().withHostConfig(null);

    storage.mount(DATA, command);

    assertThat(send(command).path("HostConfig"))
        .isEqualTo(SentJson.parse("{'Mounts':[" + DATA_JSON + "]}"));
  }

  @Test
  void anImagesOwnVolumeAtTheSamePlaceGivesWay() {
    CreateContainerCmd command = command().withVolumes(new Volume("/data"));

    storage.mount(DATA, command);

    assertThat(send(command).path("Volumes")).isEqualTo(SentJson.parse("{'/data':{}}"));
  }

  @Test
  void applyingTwiceIsRefusedLoudly() {
    ContainerMounts mounts =
        ContainerMounts.of(
            volume("data").at("/data"),
            bind("/h").at("/text").selinuxLabel(SelinuxLabel.SHARED),
            tmpfs().at("/run").exec());
    HostConfig config = storage.mount(mounts, new HostConfig());

    InvalidDefinitionException failure =
        catchThrowableOfType(InvalidDefinitionException.class, () -> storage.mount(mounts, config));

    assertThat(failure.findings()).hasSize(3);
    assertThat(failure)
        .hasMessageContaining("volume data at /data: meets the command's own mount /data")
        .hasMessageContaining("meets the command's own bind /h")
        .hasMessageContaining("meets the command's own tmpfs /run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bind", "mount", "tmpfs", "volumes-from"})
  void aCollisionChangesNothing(String kind) {
    transport.on("GET /containers/web/json", 200, "{\"Mounts\":[{\"Destination\":\"/data\"}]}");
    HostConfig config = new HostConfig().withMemory(5L);
    switch (kind) {
      case "bind" -> config.withBinds(new Bind("/h", new Volume("/data/")));
      case "mount" -> config.withMounts(List.of(new Mount().withTarget("//data")));
      case "tmpfs" -> config.withTmpFs(Map.of("/data/.", "rw"));
      default -> config.withVolumesFrom(new VolumesFrom("web"));
    }
    JsonNode before = SentJson.of(config);

    assertThatThrownBy(() -> storage.mount(DATA, config))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("volume data at /data")
        .hasMessageContaining(kind.equals("volumes-from") ? "container web" : "own " + kind);
    assertThat(SentJson.of(config)).isEqualTo(before);
  }

  @Test
  void whatTheEngineCannotDoChangesNothing() {
    ContainerMounts mounts =
        DATA.and(tmpfs().at("/run").exec(), volume("data").at("/sub").subpath("a"));
    HostConfig config = new HostConfig();
    DockerStorage old = over(CannedTransport.speaking("1.44"));

    assertThatThrownBy(() -> old.mount(mounts, config))
        .isInstanceOf(UnsupportedByEngineException.class);

    assertThat(SentJson.of(config)).isEqualTo(SentJson.of(new HostConfig()));
    assertThat(old.check(mounts)).hasSize(1);
    assertThat(storage.check(mounts)).isEmpty();
    old.close();
  }

  @Test
  void theCallersOwnDuplicatesAreRefusedBeforeTheEngineDoesSo() {
    HostConfig config =
        new HostConfig()
            .withBinds(new Bind("/h", new Volume("/a")), new Bind("/g", new Volume("/a/")));

    assertThatThrownBy(() -> storage.mount(DATA, config))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("own bind /g: meets the command's own bind /h at /a");
  }

  @Test
  void twoContainersMayShareAPlace() {
    String mounts = "{\"Mounts\":[{\"Destination\":\"/a\"},{\"Destination\":\"/b/\"}]}";
    transport
        .on("GET /containers/web/json", 200, mounts)
        .on("GET /containers/app/json", 200, mounts);
    HostConfig config =
        new HostConfig().withVolumesFrom(new VolumesFrom("web"), new VolumesFrom("/app"));

    storage.mount(DATA, config);

    assertThat(config.getVolumesFrom()).hasSize(2);
    assertThat(config.getMounts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../volumes/x", "a/../b", "a?b", "a%2fb", "a b", "", "a:z", "a#", "//a"})
  void aContainerNameThatCouldEscapeAUrlIsRefused(String name) {
    HostConfig config = new HostConfig().withVolumesFrom(new VolumesFrom(name));

    assertThatThrownBy(() -> storage.mount(DATA, config))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("is neither a container's name nor an id");
    assertThat(transport.requests).isEmpty();
    assertThat(config.getMounts()).isNull();
  }

  @Test
  void services() {
    ContainerSpec spec = new ContainerSpec();

    assertThat(storage.mount(DATA, spec)).isSameAs(spec);
    assertThat(SentJson.of(spec)).isEqualTo(SentJson.parse("{'Mounts':[" + DATA_JSON + "]}"));
    assertThatThrownBy(() -> storage.mount(DATA, spec))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("the service's own mount /data");
    ContainerMounts label =
        ContainerMounts.of(bind("/h").at("/x").selinuxLabel(SelinuxLabel.SHARED));
    assertThatThrownBy(() -> storage.mount(label, spec))
        .isInstanceOf(UnsupportedByEngineException.class);
    assertThat(spec.getMounts()).hasSize(1);
  }

  @Test
  void aPlatformIsLearntFromTheEngine() {
    DockerStorage windows = over(CannedTransport.speaking("1.45", "windows"));

    assertThat(windows.check(DATA)).hasSize(1);
    assertThat(windows.check(ContainerMounts.of(volume("data").at("C:\\data")))).isEmpty();
    windows.close();
  }

  private CreateContainerCmd command() {
    return storage.docker().createContainerCmd("alpine");
  }

  private JsonNode send(CreateContainerCmd command) {
    String query = command.getName() == null ? "" : "?name=" + command.getName();
    transport.on("POST /containers/create" + query, 201, "{\"Id\":\"1\",\"Warnings\":[]}");
    command.exec();
    return transport.sent();
  }
}

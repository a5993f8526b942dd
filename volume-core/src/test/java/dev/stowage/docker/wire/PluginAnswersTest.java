package dev.stowage.docker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.EngineProtocolException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.plugin.PluginInstallation;
import dev.stowage.volume.plugin.PluginManager;
import dev.stowage.volume.plugin.PluginName;
import dev.stowage.volume.plugin.PluginPrivilege;
import dev.stowage.volume.plugin.PluginState;
import dev.stowage.volume.plugin.PluginUse;
import dev.stowage.volume.plugin.RegistryLogin;
import dev.stowage.volume.plugin.failure.PluginExistsException;
import dev.stowage.volume.plugin.failure.PluginInUseException;
import dev.stowage.volume.plugin.failure.PluginNotFoundException;
import dev.stowage.volume.plugin.failure.PrivilegesNotAgreedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Managed plugins, as engines 20.10.24 and 28.5.2 answered, which is the same. */
class PluginAnswersTest {

  private static final PluginName DIR = PluginName.of("lab/dir:1");
  private static final String PLUGIN =
      """
      {"Config":{"Description":"keeps volumes in directories","Interface":{"Socket":"volume.sock",
      "Types":["docker.volumedriver/1.0"]}},"Enabled":true,
      "Id":"b5dac0c35470a80bce66c864496b454bd255b079cfc7c4c7bde41df345a4973c","Name":"lab/dir:1",
      "PluginReference":"lab/dir:1",
      "Settings":{"Args":[],"Devices":[],"Env":["LEVEL=low","URL=a=b","NONE"],"Mounts":[]}}
      """;
  private static final String PRIVILEGES =
      """
      [{"Name":"network","Description":"permissions to access a network","Value":["host"]},
       {"Name":"capabilities","Description":"list of additional capabilities required",
        "Value":["CAP_SYS_ADMIN","CAP_NET_ADMIN"]}]
      """;

  private final CannedTransport transport = CannedTransport.speaking("1.51");
  private final DockerStorage storage =
      DockerStorage.using(
          DefaultDockerClientConfig.createDefaultConfigBuilder()
              .withDockerHost("unix:///nowhere")
              .build(),
          transport);
  private final PluginManager plugins = storage.plugins();

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void aPlugin_isRead() {
    transport.on("GET /plugins/lab/dir%3A1/json", 200, PLUGIN);

    PluginState plugin = plugins.inspect(DIR);

    assertThat(plugin.name()).isEqualTo(DIR);
    assertThat(plugin.enabled()).isTrue();
    assertThat(plugin.id()).startsWith("b5dac0c3");
    assertThat(plugin.isVolumeDriver()).isTrue();
    assertThat(plugin.description()).isEqualTo("keeps volumes in directories");
    assertThat(plugin.settings()).isEqualTo(Map.of("LEVEL", "low", "URL", "a=b", "NONE", ""));
  }

  @Test
  void aList_isSortedAndLeavesOutWhatHasNoName() {
    String other = PLUGIN.replace("lab/dir:1", "a/b:2");
    transport.on("GET /plugins", 200, "[" + PLUGIN + ",{}," + other + "]");

    assertThat(plugins.list())
        .extracting(PluginState::name)
        .containsExactly(PluginName.of("a/b:2"), DIR);
  }

  @Test
  void capabilities_asTheDocumentsHaveThem() {
    String type = "{\"Prefix\":\"docker\",\"Capability\":\"volumedriver\",\"Version\":\"1.0\"}";
    transport.on(
        "GET /plugins/lab/dir%3A1/json", 200, PLUGIN.replace("\"docker.volumedriver/1.0\"", type));

    assertThat(plugins.inspect(DIR).capabilities()).containsExactly("docker.volumedriver/1.0");
  }

  @Test
  void whatIsNotThere() {
    refuse("GET /plugins/lab/dir%3A1/json", 404, "plugin \\\"lab/dir:1\\\" not found");
    refuse("POST /plugins/lab/dir%3A1/enable?timeout=30", 404, "plugin \\\"x\\\" not found");
    refuse("DELETE /plugins/lab/dir%3A1", 404, "plugin \\\"lab/dir:1\\\" not found");

    assertThat(plugins.find(DIR)).isEmpty();
    assertThatThrownBy(() -> plugins.inspect(DIR)).isInstanceOf(PluginNotFoundException.class);
    assertThatThrownBy(() -> plugins.enable(DIR)).isInstanceOf(PluginNotFoundException.class);
    assertThatThrownBy(() -> plugins.remove(DIR)).isInstanceOf(PluginNotFoundException.class);
    transport.on("GET /plugins/lab/dir%3A1/json", 200, "{}");
    assertThatThrownBy(() -> plugins.find(DIR)).isInstanceOf(EngineProtocolException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "409, 'plugin lab/dir:1 is in use'",
    "409, 'plugin lab/dir:1 is enabled'",
    "500, 'cannot set on an active plugin, disable plugin before setting'"
  })
  void whatIsInUse(int status, String words) {
    refuse("DELETE /plugins/lab/dir%3A1", status, words);

    PluginInUseException failure =
        catchThrowableOfType(PluginInUseException.class, () -> plugins.remove(DIR));

    assertThat(failure.reason()).isEqualTo(words);
    assertThat(failure.plugin()).isEqualTo(DIR);
  }

  @Test
  void switchingTwice_isFine() {
    refuse(
        "POST /plugins/lab/dir%3A1/enable?timeout=30",
        409, "plugin already enabled: plugin lab/dir:1 is enabled");
    refuse(
        "POST /plugins/lab/dir%3A1/disable",
        409, "plugin already disabled: plugin lab/dir:1 is disabled");
    plugins.enable(DIR);
    plugins.disable(DIR);

    refuse("POST /plugins/lab/dir%3A1/enable?timeout=30", 500, "dial unix: no such file");
    assertThatThrownBy(() -> plugins.enable(DIR))
        .isInstanceOf(EngineErrorException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void use_canBeSaidNotToMatter() {
    transport.on("POST /plugins/lab/dir%3A1/disable?force=1", 200, "");
    transport.on("DELETE /plugins/lab/dir%3A1?force=1", 200, "");

    plugins.disable(DIR, PluginUse.IN_USE);
    plugins.remove(DIR, PluginUse.IN_USE);

    assertThat(transport.requests).hasSize(3);
  }

  @Test
  void settings_goOutAsPairs() {
    transport.on("POST /plugins/lab/dir%3A1/set", 204, "");

    plugins.configure(DIR, Map.of("LEVEL", "high=er"));

    assertThat(transport.sent()).isEqualTo(SentJson.parse("['LEVEL=high=er']"));
    refuse(
        "POST /plugins/lab/dir%3A1/set",
        500, "setting \\\"NOPE\\\" not found in the plugin configuration");
    assertThatThrownBy(() -> plugins.configure(DIR, Map.of("NOPE", "1")))
        .isInstanceOf(EngineErrorException.class)
        .hasMessageContaining("NOPE");
  }

  @Test
  void install_sendsExactlyWhatWasAgreedTo() {
    PluginInstallation open =
        PluginInstallation.of(PluginName.of("localhost:5000/lab/dir:1"))
            .as(DIR)
            .login(RegistryLogin.of("me", "hush"))
            .build();
    String remote = "?remote=localhost%3A5000%2Flab%2Fdir%3A1";
    transport.on("GET /plugins/privileges" + remote, 200, PRIVILEGES);
    transport.on(
        "POST /plugins/pull" + remote + "&name=lab%2Fdir%3A1",
        200,
        "{\"status\":\"Pulling\"}\r\n{\"status\":\"Done\"}\r\n");
    transport.on("GET /plugins/lab/dir%3A1/json", 200, PLUGIN);

    List<PluginPrivilege> asked = plugins.privileges(open);
    assertThat(asked).extracting(PluginPrivilege::name).containsExactly("network", "capabilities");
    for (PluginInstallation wrong :
        List.of(
            open,
            open.toBuilder().agreeTo(asked.subList(0, 1)).build(),
            open.toBuilder()
                .agreeTo(
                    List.of(
                        asked.get(0),
                        new PluginPrivilege("capabilities", "", List.of("CAP_SYS_ADMIN"))))
                .build())) {
      assertThatThrownBy(() -> plugins.install(wrong))
          .isInstanceOf(PrivilegesNotAgreedException.class);
    }
    assertThat(transport.requests).noneMatch(it -> it.startsWith("POST"));

    plugins.install(open.toBuilder().agreeTo(asked).build());

    assertThat(transport.sent().findValuesAsText("Name"))
        .containsExactly("network", "capabilities");
    assertThat(transport.sent().at("/1/Value"))
        .isEqualTo(SentJson.parse("['CAP_SYS_ADMIN','CAP_NET_ADMIN']"));
  }

  @Test
  void install_thatFailsHalfWay_isAFailure() {
    PluginInstallation open = PluginInstallation.of(DIR).build();
    transport.on("GET /plugins/privileges?remote=lab%2Fdir%3A1", 200, "[]");
    String pull = "POST /plugins/pull?remote=lab%2Fdir%3A1&name=lab%2Fdir%3A1";
    transport.on(pull, 200, "{\"status\":\"Pulling\"}\r\n{\"error\":\"token=hush expired\"}\r\n");

    assertThatThrownBy(() -> plugins.install(open))
        .isInstanceOf(EngineErrorException.class)
        .hasMessageContaining("token=*** expired");
    refuse(pull, 409, "plugin lab/dir:1 already exists");
    assertThatThrownBy(() -> plugins.install(open)).isInstanceOf(PluginExistsException.class);
  }

  @Test
  void create_takesATarAsItIsAndPacksADirectory(@TempDir Path folder) throws IOException {
    transport.on("POST /plugins/create?name=lab%2Fdir%3A1", 204, "");
    transport.on("GET /plugins/lab/dir%3A1/json", 200, PLUGIN);
    Path tar = Files.writeString(folder.resolve("x.tar"), "as it is");
    assertThat(plugins.create(DIR, tar).name()).isEqualTo(DIR);
    assertThat(transport.text()).isEqualTo("as it is");

    Path source = Files.createDirectories(folder.resolve("plugin"));
    assertThatThrownBy(() -> plugins.create(DIR, source))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("neither a tar file nor a directory");
    Files.createDirectories(source.resolve("rootfs/bin"));
    Files.writeString(source.resolve("rootfs/bin/sh"), "#!");
    Files.writeString(source.resolve("config.json"), "{}");
    plugins.create(DIR, source);

    assertThat(transport.text()).contains("config.json", "rootfs/bin/sh", "ustar");
    refuse("POST /plugins/create?name=lab%2Fdir%3A1", 409, "plugin lab/dir:1 already exists");
    assertThatThrownBy(() -> plugins.create(DIR, tar)).isInstanceOf(PluginExistsException.class);
  }

  private void refuse(String methodAndPath, int status, String words) {
    transport.on(methodAndPath, status, "{\"message\":\"" + words + "\"}");
  }
}

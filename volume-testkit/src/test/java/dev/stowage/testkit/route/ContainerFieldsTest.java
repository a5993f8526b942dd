package dev.stowage.testkit.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.NotInFakeException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each field of a create request is obeyed, shown, or refused out loud. */
class ContainerFieldsTest {

  private final Engine engine = new Engine(EngineProfile.DOCKER_28_5);

  /** The body that docker 28.2 sends for {@code docker create --network none x sh}. */
  private static final String COMMAND_LINE =
      """
      {"Hostname":"","Domainname":"","User":"","AttachStdin":false,"AttachStdout":true,
      "AttachStderr":true,"Tty":false,"OpenStdin":false,"StdinOnce":false,"Env":null,"Cmd":["sh"],
      "Image":"","Volumes":{},"WorkingDir":"","Entrypoint":null,"OnBuild":null,"Labels":{},
      "HostConfig":{"Binds":null,"ContainerIDFile":"","LogConfig":{"Type":"","Config":{}},
      "NetworkMode":"none","PortBindings":{},"RestartPolicy":{"Name":"no","MaximumRetryCount":0},
      "AutoRemove":false,"VolumeDriver":"","VolumesFrom":null,"ConsoleSize":[0,0],"CapAdd":null,
      "CapDrop":null,"CgroupnsMode":"","Dns":[],"DnsOptions":[],"DnsSearch":[],"ExtraHosts":null,
      "GroupAdd":null,"IpcMode":"","Cgroup":"","Links":null,"OomScoreAdj":0,"PidMode":"",
      "Privileged":false,"PublishAllPorts":false,"ReadonlyRootfs":false,"SecurityOpt":null,
      "UTSMode":"","UsernsMode":"","ShmSize":0,"Isolation":"","CpuShares":0,"Memory":0,
      "NanoCpus":0,"CgroupParent":"","BlkioWeight":0,"BlkioWeightDevice":[],
      "BlkioDeviceReadBps":[],"BlkioDeviceWriteBps":[],"BlkioDeviceReadIOps":[],
      "BlkioDeviceWriteIOps":[],"CpuPeriod":0,"CpuQuota":0,"CpuRealtimePeriod":0,
      "CpuRealtimeRuntime":0,"CpusetCpus":"","CpusetMems":"","Devices":[],
      "DeviceCgroupRules":null,"DeviceRequests":null,"MemoryReservation":0,"MemorySwap":0,
      "MemorySwappiness":-1,"OomKillDisable":false,"PidsLimit":0,"Ulimits":[],"CpuCount":0,
      "CpuPercent":0,"IOMaximumIOps":0,"IOMaximumBandwidth":0,"MaskedPaths":null,
      "ReadonlyPaths":null},"NetworkingConfig":{"EndpointsConfig":{"default":{"IPAMConfig":null,
      "Links":null,"Aliases":null,"MacAddress":"","DriverOpts":null,"GwPriority":0,"NetworkID":"",
      "EndpointID":"","Gateway":"","IPAddress":"","IPPrefixLen":0,"DNSNames":null}}}}
      """;

  private int create(String name, String body) {
    return engine.answer("POST", "/containers/create?name=" + name, body).status();
  }

  private static String body(String path, String value) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    String field = "\"" + name + "\":" + value;
    return path.startsWith("HostConfig.")
        ? "{\"Cmd\":[\"x\"],\"HostConfig\":{" + field + "}}"
        : "{\"Cmd\":[\"x\"]," + field + "}";
  }

  private static Stream<String> fields(Field.Use use) {
    return Stream.concat(
        ContainerFields.CONFIG.stream().filter(it -> it.use() == use).map(Field::name),
        ContainerFields.HOST.stream()
            .filter(it -> it.use() == use)
            .map(it -> "HostConfig." + it.name()));
  }

  static Stream<String> refused() {
    return fields(Field.Use.REFUSED);
  }

  private static Kind kind(String path) {
    return Stream.concat(ContainerFields.CONFIG.stream(), ContainerFields.HOST.stream())
        .filter(it -> it.name().equals(path.substring(path.lastIndexOf('.') + 1)))
        .findFirst()
        .orElseThrow()
        .kind();
  }

  private static String something(Kind kind) {
    return switch (kind) {
      case FLAG, MAYBE_FLAG -> "true";
      case NUMBER, MAYBE_NUMBER, MODE -> "67108864";
      case LIST, COMMAND -> "[\"x\"]";
      case TEXTS -> "{\"a\":\"x\"}";
      case NAMES -> "{\"x\":{}}";
      case ANY -> "[{\"a\":1}]";
      case SIZES -> "[1,2]";
      default -> "\"x\"";
    };
  }

  @Test
  void whatTheCommandLineSends_passes() {
    assertThat(create("c1", COMMAND_LINE)).isEqualTo(201);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refused_failsLoudlyAndNamesTheField(String path) {
    String value = something(kind(path));
    assertThatThrownBy(() -> create("c1", body(path, value)))
        .isInstanceOf(NotInFakeException.class)
        .hasMessageContaining("does not do " + path + ", which was sent as ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "0", "false", "[]", "{}"})
  void refused_zero_passes(String zero) {
    refused()
        .filter(path -> zero.equals("null") || takes(kind(path), zero))
        .forEach(path -> assertThat(create("", body(path, zero))).as(path).isEqualTo(201));
  }

  private static boolean takes(Kind kind, String json) {
    try {
      return kind.takes(Json.MAPPER.readTree(json));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void shown_isSeenWhenInspected() throws IOException {
    List<String> shown =
        fields(Field.Use.SHOWN).filter(path -> !path.equals("HostConfig.NetworkMode")).toList();
    assertThat(shown).hasSizeGreaterThan(50);
    for (String path : shown) {
      String value = something(kind(path));
      assertThat(create("c1", body(path, value))).as(path).isEqualTo(201);
      JsonNode container = engine.json("/containers/c1/json");
      String pointer = path.contains(".") ? "/" + path.replace('.', '/') : "/Config/" + path;
      assertThat(container.at(pointer)).as(path).isEqualTo(Json.MAPPER.readTree(value));
      engine.answer("DELETE", "/containers/c1");
    }
  }

  @Test
  void names_inAnyCase_lastCounts() throws IOException {
    assertThat(
            create(
                "c1", "{\"cmd\":[\"x\"],\"CMD\":\"y z\",\"hostconfig\":{\"binds\":[\"v1:/d\"]}}"))
        .isEqualTo(201);
    JsonNode container = engine.json("/containers/c1/json");
    assertThat(container.at("/Config/Cmd").toString()).isEqualTo("[\"y z\"]");
    assertThat(container.at("/Mounts/0/Name").asText()).isEqualTo("v1");
  }

  @Test
  void unknown_isDroppedAsTheEngineDoes() {
    assertThat(create("c1", "{\"Cmd\":[\"x\"],\"Nope\":1,\"HostConfig\":{\"Nope\":[1]}}"))
        .isEqualTo(201);
  }

  @Test
  void newerThanTheEngine_isDropped() throws IOException {
    Engine old = new Engine(EngineProfile.DOCKER_20_10);
    String body =
        "{\"Cmd\":[\"x\"],\"HostConfig\":{\"Annotations\":{\"a\":\"b\"},\"Mounts\":[{\"Type\":"
            + "\"tmpfs\",\"Target\":\"/x\",\"TmpfsOptions\":{\"Options\":[[\"nope\"]]},"
            + "\"ImageOptions\":{}}]}}";
    assertThat(old.answer("POST", "/containers/create?name=c1", body).status()).isEqualTo(201);
    assertThat(old.json("/containers/c1/json").at("/HostConfig").has("Annotations")).isFalse();
    assertThat(old.json("/containers/c1/json").at("/HostConfig/Mounts").toString())
        .isEqualTo("[{\"Type\":\"tmpfs\",\"Target\":\"/x\",\"TmpfsOptions\":{}}]");
    assertThat(create("c1", body)).isEqualTo(400);
  }

  @Test
  void newerThanTheCall_annotationsAreDropped() throws IOException {
    String body = "{\"Cmd\":[\"x\"],\"HostConfig\":{\"Annotations\":{\"a\":\"b\"}}}";
    engine.answer("POST", "/v1.42/containers/create?name=c1", body);
    assertThat(engine.json("/containers/c1/json").at("/HostConfig").has("Annotations")).isFalse();
    engine.answer("POST", "/v1.43/containers/create?name=c2", body);
    assertThat(engine.json("/containers/c2/json").at("/HostConfig").has("Annotations")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Cmd\":[\"x\"],\"HostConfig\":{\"NetworkMode\":\"backend\"}}",
        "{\"Cmd\":[\"x\"],\"NetworkingConfig\":{\"EndpointsConfig\":{\"n\":{\"Aliases\":[\"a\"]}}}}"
      })
  void networks_areNotInTheFake(String body) {
    assertThatThrownBy(() -> create("c1", body))
        .isInstanceOf(NotInFakeException.class)
        .hasMessageContaining("has no networks");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /containers/c1/exec",
        "POST /containers/c1/attach",
        "GET /containers/c1/stats",
        "GET /containers/json?filters=%7B%22network%22:%5B%22x%22%5D%7D"
      })
  void otherCalls_areNotInTheFake(String call) {
    create("c1", "{\"Cmd\":[\"x\"]}");
    assertThatThrownBy(() -> engine.answer(call)).isInstanceOf(NotInFakeException.class);
  }
}

package dev.stowage.docker.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.DriverProfile;
import dev.stowage.volume.driver.DriverProfiles;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeJsonTest {

  @ParameterizedTest
  @EnumSource
  void aLocalVolumeOfARealEngine(Recorded engine) {
    VolumeState volume = read(engine.json("inspect-options"));

    assertThat(volume.name()).hasToString("map-test-options");
    assertThat(volume.driver().isLocal()).isTrue();
    assertThat(volume.driver().options())
        .containsExactly(
            Map.entry("device", "tmpfs"), Map.entry("o", "size=1m"), Map.entry("type", "tmpfs"));
    assertThat(volume.labels()).containsExactly(Map.entry("app", "shop"), Map.entry("empty", ""));
    assertThat(volume.scope()).isEqualTo("local");
    assertThat(volume.status()).isEmpty();
    assertThat(volume.mountpoint()).contains("/var/lib/data/volumes/map-test-options/_data");
    assertThat(volume.createdAt()).get().asString().startsWith("2026-11-23T13:");
  }

  @ParameterizedTest
  @EnumSource
  void aPluginsVolumeOfARealEngine(Recorded engine) {
    VolumeState volume = read(engine.json("inspect-plugin"));

    assertThat(volume.name()).hasToString("map-test/plugin one");
    assertThat(volume.driver().name()).isEqualTo("mapplug");
    assertThat(volume.mountpoint()).as("empty until it is mounted").isEmpty();
    assertThat(volume.status())
        .containsExactly(Map.entry("mounts", "0"), Map.entry("opts", "{\"profile\":\"x\"}"));
  }

  @ParameterizedTest
  @EnumSource
  void anExistingVolumeIsHandedOutWithItsOwnSettings(Recorded engine) {
    assertThat(read(engine.json("create-existing")))
        .isEqualTo(read(engine.json("inspect-options")));
  }

  @ParameterizedTest
  @EnumSource
  void anAnonymousVolumeHasNullOptions(Recorded engine) {
    VolumeState volume = read(engine.json("create-anonymous"));

    assertThat(volume.name().value()).matches("[0-9a-f]{64}");
    assertThat(volume.driver().options()).isEmpty();
    assertThat(volume.labels()).containsEntry("app", "shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Name':'a'}",
        "{'Name':'a','Driver':null,'Labels':null,'Options':null,'Scope':null,'Status':null}",
        "{'Name':'a','Driver':'local','Labels':{},'Options':{},'Mountpoint':'','CreatedAt':''}",
        "{'Name':'a','Labels':[],'Options':[],'Status':'up','CreatedAt':null,'Mountpoint':null}",
        "{'Name':'a','UsageData':{'Size':5,'RefCount':1},'ClusterVolume':{'ID':'x'},'New':[1]}"
      })
  void oddAndMissingFieldsAreNoFailure(String json) {
    VolumeState volume = read(SentJson.parse(json));

    assertThat(volume.name()).hasToString("a");
    assertThat(volume.driver().name()).isEqualTo("local");
    assertThat(volume.driver().options()).isEmpty();
    assertThat(volume.labels()).isEmpty();
    assertThat(volume.scope()).isEqualTo("local");
    assertThat(volume.status()).isEmpty();
    assertThat(volume.mountpoint()).isEmpty();
    assertThat(volume.createdAt()).isEmpty();
  }

  @Test
  void aGlobalScopeIsKept() {
    assertThat(read(SentJson.parse("{'Name':'a','Scope':'global'}")).scope()).isEqualTo("global");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-05-06T07:08:09Z, 2024-05-06T07:08:09Z",
    "2024-05-06T07:08:09+02:00, 2024-05-06T05:08:09Z",
    "2024-05-06T07:08:09.123456789-07:00, 2024-05-06T14:08:09.123456789Z",
    "1969-12-31T23:59:59Z, 1969-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z, ",
    "0000-12-31T00:00:00Z, ",
    "2024-05-06, ",
    "yesterday, ",
    "1715000000, "
  })
  void timesInAnyZoneAndNonsense(String text, String expected) {
    VolumeState volume = read(SentJson.parse("{'Name':'a','CreatedAt':'" + text + "'}"));

    assertThat(volume.createdAt().map(Object::toString)).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void whatIsNoTextInAMapBecomesJson() {
    VolumeState volume =
        read(
            SentJson.parse(
                "{'Name':'a','Status':{'n':1,'b':true,'list':[1,'x'],'o':{'k':null},'t':'1'}}"));

    assertThat(volume.status())
        .containsEntry("n", "1")
        .containsEntry("b", "true")
        .containsEntry("list", "[1,\"x\"]")
        .containsEntry("o", "{\"k\":null}")
        .containsEntry("t", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'Name':null}", "{'Name':''}", "[]", "null", "1"})
  void aMissingNameIsEmpty(String json) {
    assertThat(VolumeJson.name(SentJson.parse(json))).isEmpty();
  }

  private static VolumeState read(JsonNode volume) {
    return VolumeJson.read(volume, new KnownOptions(DriverProfiles.standard()));
  }

  @Test
  void secretsOfADriverThatTheApplicationKnows_areNotPrinted() {
    JsonNode volume = SentJson.parse("{'Name':'a','Driver':'acme/disk','Options':{'pin':'1234'}}");
    DriverProfiles profiles =
        DriverProfiles.standard().with(DriverProfile.named("acme/disk").secretOptions("pin"));

    assertThat(VolumeJson.read(volume, new KnownOptions(profiles)).toString()).contains("pin=***");
    assertThat(VolumeJson.read(volume, new KnownOptions(profiles))).isEqualTo(read(volume));
  }
}

package dev.stowage.testkit.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.Topology;
import dev.stowage.testkit.plugin.FakePlugin;
import dev.stowage.testkit.plugin.PluginMethod;
import dev.stowage.testkit.plugin.PluginScope;
import dev.stowage.testkit.time.FakeClock;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Identifiers;
import dev.stowage.testkit.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an engine does with plugins, as it was watched on engines 20.10 and 28.5. */
class PluginVolumesTest {

  private final FakeClock clock = FakeClock.create();
  private final FakePlugin plugin =
      FakePlugin.named("rexray/ebs").scope(PluginScope.GLOBAL).status("size", "5").build();
  private final World world =
      new World(EngineProfile.DOCKER_28_5, Topology.LOCAL, clock, new Identifiers(1));
  private final VolumeStore store = new VolumeStore(world, new Drivers(world, List.of(plugin)));

  private static VolumeRequest request(String name, String driver) {
    return new VolumeRequest(name, driver, Map.of("size", "5"), Map.of("app", "shop"));
  }

  private StoredVolume orders() {
    return store.create(request("orders", "rexray/ebs"));
  }

  @Test
  void create_givesOptionsToThePlugin_andKeepsThemOnRecord() {
    assertThat(orders().scope()).isEqualTo("global");
    assertThat(plugin.calls())
        .extracting(Object::toString)
        .containsExactly("VolumeDriver.Get orders", "VolumeDriver.Create orders");
    assertThat(plugin.options("orders")).contains(Map.of("size", "5"));
    assertThat(store.describeNow(orders()).status()).containsEntry("size", "5");
  }

  @Test
  void create_pluginRefuses_failsWithItsWordsAndNothingIsOnRecord() {
    plugin.fail(PluginMethod.CREATE, "array is full");
    assertThatThrownBy(this::orders)
        .isInstanceOf(EngineFailure.class)
        .hasMessage("create orders: VolumeDriver.Create: array is full")
        .extracting("status")
        .isEqualTo(500);
    assertThat(store.find("orders")).isEmpty();
  }

  @Test
  void create_otherDriverHasTheName_conflicts() {
    orders();
    assertThatThrownBy(() -> store.create(request("orders", "local")))
        .hasMessage(
            "create orders: driver 'rexray/ebs' already has volume 'orders': volume name must be"
                + " unique")
        .extracting("status")
        .isEqualTo(409);
  }

  @Test
  void create_unknownDriver_failsAfterFifteenSeconds() {
    Instant before = clock.instant();
    assertThatThrownBy(() -> store.create(request("orders", "nosuch")))
        .hasMessage(
            "create orders: error looking up volume plugin nosuch: plugin \"nosuch\" not found");
    assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void create_nameThatOnlyThePluginKnows_recordsOptionsThatWereNeverApplied() {
    plugin.create("orders", Map.of("size", "1"));
    assertThat(orders().options()).containsEntry("size", "5");
    assertThat(plugin.options("orders")).contains(Map.of("size", "1"));
  }

  @Test
  void get_pluginErrs_losesTheRecordForGood() {
    orders();
    plugin.fail(PluginMethod.GET, "gone");
    assertThatThrownBy(() -> store.get("orders")).hasMessage("get orders: no such volume");
    plugin.recover();
    assertThat(store.get("orders").labels()).isNull();
    assertThat(store.get("orders").options()).isNull();
  }

  @Test
  void create_bareNameWhilePluginErrs_silentlyMakesALocalVolume() {
    orders();
    plugin.fail(PluginMethod.GET, "gone");
    assertThat(store.create(new VolumeRequest("orders", "", null, null)).driver())
        .isEqualTo("local");
  }

  @Test
  void get_pluginStopped_failsAndKeepsTheRecord() {
    orders();
    plugin.stop();
    assertThatThrownBy(() -> store.get("orders"))
        .hasMessageContaining("connection refused")
        .extracting("status")
        .isEqualTo(500);
    plugin.recover();
    assertThat(store.get("orders").labels()).containsEntry("app", "shop");
  }

  @Test
  void list_pluginErrs_warnsAndListsWhatIsRemembered() {
    orders();
    store.list(name -> true);
    plugin.fail(PluginMethod.LIST, "tired");
    VolumeListing listing = store.list(name -> true);
    assertThat(listing.warnings()).containsExactly("list rexray/ebs: VolumeDriver.List: tired");
    assertThat(listing.volumes())
        .extracting(listed -> listed.volume().name())
        .containsExactly("orders");
  }

  @Test
  void remove_pluginRefuses_forcePurgesTheRecordAndStillFails() {
    orders();
    plugin.fail(PluginMethod.REMOVE, "has snapshots");
    assertThatThrownBy(() -> store.remove("orders", false))
        .hasMessage("remove orders: VolumeDriver.Remove: has snapshots");
    assertThat(store.get("orders").labels()).containsEntry("app", "shop");
    assertThatThrownBy(() -> store.remove("orders", true)).isInstanceOf(EngineFailure.class);
    assertThat(store.get("orders").labels()).isNull();
  }

  @Test
  void create_slowerThanTheEngineWaits_failsAndTheVolumeAppearsAnyway() {
    plugin.delay(PluginMethod.CREATE, Duration.ofMinutes(5));
    Instant before = clock.instant();
    assertThatThrownBy(this::orders).hasMessageContaining("context deadline exceeded");
    assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofMinutes(2));
    assertThat(store.find("orders")).isPresent();
  }

  @Test
  void mount_pluginErrs_namesNoVolumeAsTheEngineDoes() {
    StoredVolume volume = orders();
    plugin.fail(PluginMethod.MOUNT, "attached elsewhere");
    assertThatThrownBy(() -> store.mount(volume, "c1"))
        .hasMessage("error while mounting volume '': VolumeDriver.Mount: attached elsewhere");
    plugin.recover();
    store.mount(volume, "c1");
    assertThat(plugin.mounts("orders")).containsExactly("c1");
    store.unmount(volume, "c1");
    assertThat(plugin.mounts("orders")).isEmpty();
  }
}

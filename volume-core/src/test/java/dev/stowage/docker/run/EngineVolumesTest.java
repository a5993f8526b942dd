package dev.stowage.docker.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.docker.engine.MemoryEngine;
import dev.stowage.volume.AnonymousVolume;
import dev.stowage.volume.Difference;
import dev.stowage.volume.EnsureOutcome;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumePlan.Step;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeDiffersException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineVolumesTest {

  private static final VolumeSettings BLOG =
      VolumeSettings.defaults().withLabels(Map.of("app", "blog"));
  private static final VolumeSettings SHOP =
      VolumeSettings.defaults().withLabels(Map.of("app", "shop"));
  private static final VolumeDefinition ORDERS =
      VolumeDefinition.named("orders").label("app", "shop").build();

  private final MemoryEngine engine = new MemoryEngine();
  private final VolumeManager volumes = new EngineVolumes(engine);

  @Test
  void ensureCreatesOnceAndKeepsThen() {
    EnsureOutcome first = volumes.ensure(ORDERS);
    EnsureOutcome second = volumes.ensure(ORDERS);

    assertThat(first.created()).isTrue();
    assertThat(second.created()).isFalse();
    assertThat(second.volume()).isEqualTo(first.volume());
    assertThat(engine.calls)
        .containsExactly("look for orders in local", "create orders", "look for orders in local");
  }

  @Test
  void ensureRefusesAVolumeThatDiffersAndLeavesItAlone() {
    engine.with("orders", BLOG);

    VolumeDiffersException failure =
        catchThrowableOfType(VolumeDiffersException.class, () -> volumes.ensure(ORDERS));

    assertThat(failure.volume()).isEqualTo(VolumeName.of("orders"));
    assertThat(failure.differences()).containsExactly(Difference.ofLabel("app", "shop", "blog"));
    assertThat(engine.calls).containsExactly("look for orders in local");
  }

  @Test
  void ensureSeesThatAnotherClientWasFasterWithOtherLabels() {
    engine.beforeCreate(() -> engine.with("orders", BLOG));

    assertThatThrownBy(() -> volumes.ensure(ORDERS))
        .isInstanceOf(VolumeDiffersException.class)
        .hasMessageContaining("wanted 'shop', is 'blog'");
  }

  @Test
  void ensureSeesThatAnotherClientWasFasterWithAnotherDriver() {
    engine.beforeCreate(() -> engine.with("orders", SHOP.withDriver(VolumeDriver.named("nfs"))));

    VolumeDiffersException failure =
        catchThrowableOfType(VolumeDiffersException.class, () -> volumes.ensure(ORDERS));

    assertThat(failure.differences()).containsExactly(Difference.ofDriver("local", "nfs"));
    assertThat(engine.calls)
        .containsExactly("look for orders in local", "create orders", "find orders");
  }

  @Test
  void ensureTakesWhatAnotherClientMadeToTheSameDefinition() {
    engine.beforeCreate(() -> engine.with("orders", SHOP));

    assertThat(volumes.ensure(ORDERS).volume().labels()).isEqualTo(ORDERS.labels());
  }

  @Test
  void ensureTakesAVolumeOfTheSamePluginByItsFullName() {
    engine.drivers.add("lab/nfs:latest");
    engine.beforeCreate(
        () -> engine.with("orders", SHOP.withDriver(VolumeDriver.named("lab/nfs:latest"))));

    EnsureOutcome outcome = volumes.ensure(withDriver("lab/nfs"));

    assertThat(outcome.created()).isFalse();
    assertThat(outcome.volume().driver().name()).isEqualTo("lab/nfs:latest");
  }

  @Test
  void planTellsAndChangesNothing() {
    assertThat(volumes.plan(ORDERS).step()).isEqualTo(Step.CREATE);
    engine.with("orders", SHOP);
    assertThat(volumes.plan(ORDERS).step()).isEqualTo(Step.KEEP);
    engine.with("orders", BLOG);
    assertThat(volumes.plan(ORDERS).step()).isEqualTo(Step.REFUSE);
    assertThat(engine.calls).containsOnly("look for orders in local");
  }

  @Test
  void createMakesWhatIsNotThere() {
    VolumeState created = volumes.create(ORDERS);

    assertThat(created.name()).isEqualTo(ORDERS.name());
    assertThat(engine.names()).containsExactly("orders");
  }

  @Test
  void createRefusesANameThatIsTakenEvenIfAllMatches() {
    engine.with("orders", SHOP);

    VolumeExistsException failure =
        catchThrowableOfType(VolumeExistsException.class, () -> volumes.create(ORDERS));

    assertThat(failure.volume()).isEqualTo(ORDERS.name());
    assertThat(engine.calls).containsExactly("look for orders in local");
  }

  @Test
  void createSeesThatAnotherClientWasFaster() {
    engine.beforeCreate(() -> engine.with("orders", BLOG));

    assertThatThrownBy(() -> volumes.create(ORDERS)).isInstanceOf(VolumeDiffersException.class);
  }

  @Test
  void anUnknownDriverIsKnownBeforeAnythingIsCreated() {
    DriverNotFoundException failure =
        catchThrowableOfType(
            DriverNotFoundException.class, () -> volumes.ensure(withDriver("nosuch")));

    assertThat(failure.driver()).isEqualTo("nosuch");
    assertThat(failure.attempt()).isEqualTo("ensure volume 'orders'");
    assertThat(engine.calls)
        .containsExactly(
            "look for orders in local and nosuch", "drivers", "look around for drivers");
    assertThatThrownBy(() -> volumes.create(withDriver("nosuch")))
        .isInstanceOf(DriverNotFoundException.class)
        .hasMessageStartingWith("create volume 'orders'");
    assertThatThrownBy(
            () -> volumes.create(AnonymousVolume.builder().driver(VolumeDriver.named("x")).build()))
        .isInstanceOf(DriverNotFoundException.class);
    assertThat(engine.names()).isEmpty();
  }

  @Test
  void theLocalDriverIsNeverAskedFor() {
    volumes.ensure(ORDERS);
    volumes.create(AnonymousVolume.builder().build());

    assertThat(engine.calls).doesNotContain("drivers", "look around for drivers");
  }

  @Test
  void aDriverThatIsKnownIsNotLookedFor() {
    engine.drivers.add("nfs");

    volumes.ensure(withDriver("nfs"));

    assertThat(engine.calls)
        .containsExactly("look for orders in local and nfs", "drivers", "create orders");
  }

  @Test
  void aManagedPluginIsFoundByLookingAroundWithoutItsTag() {
    engine.hiddenDrivers.add("lab/nfs:latest");

    assertThat(volumes.ensure(withDriver("lab/nfs")).volume().driver().name())
        .isEqualTo("lab/nfs:latest");
    assertThat(volumes.ensure(withDriver("lab/nfs")).created()).isFalse();
    assertThatThrownBy(() -> volumes.ensure(withDriver("lab/nfs:1")))
        .isInstanceOf(DriverNotFoundException.class);
  }

  @Test
  void anonymousVolumesGetTheirNameFromTheEngine() {
    VolumeState state = volumes.create(AnonymousVolume.builder().label("app", "shop").build());

    assertThat(state.name().value()).hasSize(64);
    assertThat(state.labels()).containsEntry("app", "shop");
  }

  @Test
  void findAndInspect() {
    engine.with("orders", SHOP);

    assertThat(volumes.find("orders")).isPresent();
    assertThat(volumes.find("other")).isEmpty();
    assertThat(volumes.inspect("orders").labels()).containsEntry("app", "shop");
    assertThat(
            catchThrowableOfType(VolumeNotFoundException.class, () -> volumes.inspect("other"))
                .volume())
        .isEqualTo(VolumeName.of("other"));
    assertThatThrownBy(() -> volumes.find("../containers/x"))
        .isInstanceOf(InvalidDefinitionException.class);
    assertThat(engine.calls)
        .containsExactly(
            "find orders",
            "find other",
            "look for other in all",
            "find orders",
            "find other",
            "look for other in all");
  }

  @Test
  void removeDistinguishesMissingFromFine() {
    engine.with("orders", SHOP);

    volumes.remove("orders");
    assertThat(engine.names()).isEmpty();
    assertThatThrownBy(() -> volumes.remove("orders")).isInstanceOf(VolumeNotFoundException.class);
    volumes.remove("orders", RemovalOption.MISSING_IS_FINE);
    volumes.remove("orders", RemovalOption.FORCE);
    volumes.remove("orders", RemovalOption.FORCE, RemovalOption.FORCE);
    assertThat(engine.calls)
        .containsExactly(
            "remove orders",
            "remove orders",
            "look for orders in all",
            "remove orders",
            "look for orders in all",
            "remove by force orders",
            "remove by force orders");
    assertThatThrownBy(() -> volumes.remove("a?force=1"))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @Test
  void listJudgesAgainWhatTheEngineAnswered() {
    engine
        .with("orders-db", SHOP)
        .with("orders-blog", BLOG)
        .with("other", SHOP)
        .with("orders-nfs", SHOP.withDriver(VolumeDriver.named("lab/nfs:latest")));
    engine.warnings.add("a plugin is dead");

    VolumeFilter orders = VolumeFilter.all().nameContains("orders").label("app", "shop");
    VolumeListing listing = volumes.list(orders);

    assertThat(names(listing)).containsExactly("orders-db", "orders-nfs");
    assertThat(listing.warnings()).containsExactly("a plugin is dead");
    assertThat(names(volumes.list(orders.driver("local")))).containsExactly("orders-db");
    assertThat(names(volumes.list(orders.driver("lab/nfs")))).containsExactly("orders-nfs");
    assertThat(names(volumes.list(orders.nameContains(".")))).isEmpty();
    assertThat(volumes.list().volumes()).hasSize(4);
  }

  private static Iterable<String> names(VolumeListing listing) {
    return listing.stream().map(volume -> volume.name().value()).toList();
  }

  private static VolumeDefinition withDriver(String driver) {
    return ORDERS.toBuilder().driver(VolumeDriver.named(driver)).build();
  }
}

package dev.stowage.engines;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.volume.AnonymousVolume;
import dev.stowage.volume.EnsureOutcome;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumePlan;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeDiffersException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import dev.stowage.volume.mount.ContainerMounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of volumes on real engines. */
class VolumesIT extends EngineTest {

  @Test
  void ensure_newVolume_isCreatedAsDefined() {
    VolumeDefinition definition =
        definition("new")
            .label("app", "shop")
            .driver(
                VolumeDriver.local()
                    .option("type", "tmpfs")
                    .option("device", "tmpfs")
                    .option("o", "size=1m"))
            .build();

    EnsureOutcome outcome = volumes().ensure(definition);

    assertThat(outcome.created()).isTrue();
    VolumeState volume = volumes().inspect(definition.name());
    assertThat(volume).isEqualTo(outcome.volume());
    assertThat(volume.driver()).isEqualTo(definition.driver());
    assertThat(volume.labels()).isEqualTo(definition.labels());
    assertThat(volume.scope()).isEqualTo("local");
    assertThat(volume.mountpoint()).get().asString().endsWith(definition.name() + "/_data");
    assertThat(volume.status()).isEmpty();
    assertThat(volume.createdAt())
        .get()
        .satisfies(
            time ->
                assertThat(Duration.between(time, Instant.now()).abs())
                    .isLessThan(Duration.ofMinutes(5)));
  }

  @Test
  void ensure_secondTime_keepsTheVolume() {
    VolumeDefinition definition = definition("twice").build();
    volumes().ensure(definition);
    assertThat(volumes().plan(definition).step()).isEqualTo(VolumePlan.Step.KEEP);
    assertThat(volumes().ensure(definition).created()).isFalse();
  }

  @Test
  void ensure_moreLabelsOnTheVolume_isNoDifference() {
    volumes().ensure(definition("more").label("extra", "1").build());
    assertThat(volumes().ensure(definition("more").build()).created()).isFalse();
  }

  @Test
  void ensure_otherLabelsAndOptions_namesEachDifferenceAndChangesNothing() {
    VolumeState before = volumes().create(definition("differs").label("app", "blog").build());
    VolumeDefinition wanted =
        definition("differs")
            .label("app", "shop")
            .driver(
                VolumeDriver.local()
                    .option("type", "tmpfs")
                    .option("device", "tmpfs")
                    .option("o", "password=hush"))
            .build();

    assertThat(volumes().plan(wanted).step()).isEqualTo(VolumePlan.Step.REFUSE);
    assertThatExceptionOfType(VolumeDiffersException.class)
        .isThrownBy(() -> volumes().ensure(wanted))
        .withMessageContaining("label app: wanted 'shop', is 'blog'")
        .withMessageContaining("option type: wanted 'tmpfs', is absent")
        .withMessageNotContaining("hush");
    assertThat(volumes().inspect(before.name())).isEqualTo(before);
  }

  @Test
  void create_nameTaken_isRefusedWhereTheEngineWouldHandOutTheOldVolume() {
    VolumeDefinition definition = definition("taken").build();
    volumes().create(definition);
    assertThatExceptionOfType(VolumeExistsException.class)
        .isThrownBy(() -> volumes().create(definition))
        .satisfies(failure -> assertThat(failure.volume()).isEqualTo(definition.name()));
  }

  @Test
  void create_anonymous_getsANameFromTheEngine() {
    VolumeState volume =
        volumes().create(AnonymousVolume.builder().label(TEST_LABEL, name("x")).build());
    try {
      assertThat(volume.name().value()).matches("[0-9a-f]{64}");
      assertThat(volumes().find(volume.name())).isPresent();
    } finally {
      volumes().remove(volume.name());
    }
  }

  @Test
  void create_optionTheDriverRefuses_givesTheEnginesWords() {
    VolumeDefinition definition =
        definition("quota").driver(VolumeDriver.local().option("size", "10m")).build();
    assertThatExceptionOfType(EngineErrorException.class)
        .isThrownBy(() -> volumes().create(definition))
        .withMessageContaining("quota");
    assertThat(volumes().find(definition.name())).isEmpty();
  }

  @Test
  void ensure_unknownDriver_isKnownAtOnceAndLeavesNothing() {
    VolumeDefinition definition =
        definition("plugin").driver(VolumeDriver.named("no-such-driver")).build();
    Instant start = Instant.now();

    assertThatExceptionOfType(DriverNotFoundException.class)
        .isThrownBy(() -> volumes().ensure(definition))
        .satisfies(failure -> assertThat(failure.driver()).isEqualTo("no-such-driver"));

    // The engine itself takes 15 seconds of retries to find this out.
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(7));
    assertThat(volumes().find(definition.name())).isEmpty();
  }

  @Test
  void find_missing_isEmptyAndInspectFails() {
    assertThat(volumes().find(name("missing"))).isEmpty();
    assertThatExceptionOfType(VolumeNotFoundException.class)
        .isThrownBy(() -> volumes().inspect(name("missing")));
  }

  @Test
  void list_filters_narrowTogether() {
    volumes().create(definition("a.db").label("app", "shop").build());
    volumes().create(definition("b-db").label("app", "shop").label("tier", "2").build());
    volumes().create(definition("c-db").label("app", "blog").build());
    VolumeFilter mine = VolumeFilter.all().label(TEST_LABEL);

    assertThat(names(mine)).contains(name("a.db"), name("b-db"), name("c-db")).isSorted();
    assertThat(names(mine.label("app", "shop"))).containsExactly(name("a.db"), name("b-db"));
    assertThat(names(mine.label("app", "shop").label("tier"))).containsExactly(name("b-db"));
    assertThat(names(mine.nameContains("a.db"))).containsExactly(name("a.db"));
    assertThat(names(mine.nameContains("-db").nameContains("it-c"))).containsExactly(name("c-db"));
    assertThat(names(mine.driver("local").label("app", "blog"))).containsExactly(name("c-db"));
    assertThat(names(mine.driver("no-such-driver"))).isEmpty();
  }

  @Test
  void list_usage_tellsUsedFromUnused() {
    VolumeDefinition used = definition("used").build();
    VolumeDefinition unused = definition("unused").build();
    volumes().ensure(used);
    volumes().ensure(unused);
    remember(engine.create(ContainerMounts.of(volume(used).at("/x")), "true"));
    VolumeFilter mine = VolumeFilter.all().label(TEST_LABEL);

    assertThat(names(mine.used())).contains(name("used")).doesNotContain(name("unused"));
    assertThat(names(mine.unused())).contains(name("unused")).doesNotContain(name("used"));
  }

  private List<String> names(VolumeFilter filter) {
    return volumes().list(filter).stream().map(volume -> volume.name().value()).toList();
  }

  @Test
  void remove_inUse_namesTheContainersAlsoWithForce() {
    VolumeDefinition definition = definition("busy").build();
    String container =
        remember(engine.create(ContainerMounts.of(volume(definition).at("/x")), "true"));

    for (RemovalOption[] options :
        new RemovalOption[][] {{}, {RemovalOption.FORCE}, {RemovalOption.MISSING_IS_FINE}}) {
      assertThatExceptionOfType(VolumeInUseException.class)
          .isThrownBy(() -> volumes().remove(definition.name(), options))
          .satisfies(failure -> assertThat(failure.containers()).containsExactly(container));
    }
  }

  @Test
  void remove_missing_failsUnlessThatIsFine() {
    assertThatExceptionOfType(VolumeNotFoundException.class)
        .isThrownBy(() -> volumes().remove(name("missing")));
    volumes().remove(name("missing"), RemovalOption.MISSING_IS_FINE);
    volumes().remove(name("missing"), RemovalOption.FORCE);
  }

  @Test
  void remove_interruptedThread_stillCleansUp() {
    VolumeDefinition definition = definition("interrupted").build();
    volumes().ensure(definition);
    Thread.currentThread().interrupt();
    try {
      volumes().remove(definition.name());
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(volumes().find(definition.name())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../containers/x", "..", "a/../b", "v?force=1", "a b", "x", "", "a$1\u0000"})
  void names_thatWouldReachAnotherAddress_neverLeave(String name) {
    String container = remember(engine.create(ContainerMounts.of(), "true"));
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> volumes().remove(name));
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> volumes().remove("../containers/" + container));
    assertThat(engine.inspect(container).path("Id").asText()).isEqualTo(container);
  }

  @Test
  void find_pluginNameWithSlash_isEscapedAndNotFound() {
    assertThat(volumes().find(VolumeName.ofPlugin("bucket/" + name("folder")))).isEmpty();
    assertThat(volumes().find(VolumeName.ofPlugin("v?force=1#%2e"))).isEmpty();
  }

  @Test
  void inspect_sameAsTheEngineSays() {
    VolumeDefinition definition = definition("raw").label("app", "shop").build();
    volumes().ensure(definition);
    String label = engine.get("/volumes/" + definition.name()).path("Labels").path("app").asText();
    assertThat(label).isEqualTo("shop");
    assertThat(volumes().inspect(definition.name()).labels())
        .isEqualTo(Map.of("app", "shop", TEST_LABEL, definition.labels().get(TEST_LABEL)));
  }
}

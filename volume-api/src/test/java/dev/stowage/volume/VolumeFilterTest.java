package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.driver.VolumeDriver;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VolumeFilterTest {

  private static final VolumeFilter ALL = VolumeFilter.all();
  private static final VolumeState ORDERS =
      state("orders-db", "local", Map.of("app", "shop", "tier", ""));

  private static VolumeState state(String name, String driver, Map<String, String> labels) {
    return VolumeState.builder(
            VolumeName.ofPlugin(name),
            VolumeSettings.defaults().withDriver(VolumeDriver.named(driver)).withLabels(labels))
        .build();
  }

  static Stream<Arguments> verdicts() {
    return Stream.of(
        Arguments.of(ALL, true),
        Arguments.of(ALL.nameContains("orders"), true),
        Arguments.of(ALL.nameContains("orders-db"), true),
        Arguments.of(ALL.nameContains(""), true),
        Arguments.of(ALL.nameContains("DB"), false),
        Arguments.of(ALL.nameContains("orders.db"), false),
        Arguments.of(ALL.nameContains("orders-db2"), false),
        Arguments.of(ALL.nameContains("orders").nameContains("db"), true),
        Arguments.of(ALL.nameContains("orders").nameContains("blog"), false),
        Arguments.of(ALL.label("app"), true),
        Arguments.of(ALL.label("tier"), true),
        Arguments.of(ALL.label("App"), false),
        Arguments.of(ALL.label("ap"), false),
        Arguments.of(ALL.label("app", "shop"), true),
        Arguments.of(ALL.label("app", "Shop"), false),
        Arguments.of(ALL.label("app", ""), false),
        Arguments.of(ALL.label("tier", ""), true),
        Arguments.of(ALL.label("none", ""), false),
        Arguments.of(ALL.label("app").label("tier"), true),
        Arguments.of(ALL.label("app").label("none"), false),
        Arguments.of(ALL.label("app", "blog").label("app"), true),
        Arguments.of(ALL.driver("local"), true),
        Arguments.of(ALL.driver("s3", "local"), true),
        Arguments.of(ALL.driver("s3"), false),
        Arguments.of(ALL.driver("Local"), false),
        Arguments.of(ALL.driver("s3").driver("local"), true),
        Arguments.of(ALL.driver("local").driver("s3"), false),
        Arguments.of(ALL.driver("s3").driver(), true),
        Arguments.of(ALL.used(), true),
        Arguments.of(ALL.unused(), true),
        Arguments.of(ALL.nameContains("db").label("app", "shop").driver("local").used(), true),
        Arguments.of(ALL.nameContains("x").label("app", "shop").driver("local"), false),
        Arguments.of(ALL.nameContains("db").label("app", "x").driver("local"), false),
        Arguments.of(ALL.nameContains("db").label("app", "shop").driver("x"), false));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void accepts_judgesEveryCriterionButUse(VolumeFilter filter, boolean expected) {
    assertThat(filter.accepts(ORDERS)).isEqualTo(expected);
  }

  @Test
  void accepts_pluginAskedForWithoutItsTag_meansTheLatest() {
    VolumeState latest = state("ab", "vieux/sshfs:latest", Map.of());

    assertThat(ALL.driver("vieux/sshfs").accepts(latest)).isTrue();
    assertThat(ALL.driver("vieux/sshfs:latest").accepts(latest)).isTrue();
    assertThat(ALL.driver("vieux/sshfs:next").accepts(latest)).isFalse();
    assertThat(ALL.driver("vieux/sshfs").accepts(state("ab", "vieux/sshfs:next", Map.of())))
        .isFalse();
    assertThat(ALL.driver("vieux/sshfs:latest").accepts(state("ab", "vieux/sshfs", Map.of())))
        .isFalse();
  }

  @Test
  void criteria_areReadable() {
    VolumeFilter filter =
        ALL.nameContains("db").label("b", "1").label("a").driver("s3", "local", "s3").unused();

    assertThat(filter.nameParts()).containsExactly("db");
    assertThat(filter.labels())
        .containsExactly(Map.entry("a", Optional.empty()), Map.entry("b", Optional.of("1")));
    assertThat(filter.drivers()).containsExactly("local", "s3");
    assertThat(filter.usage()).contains(false);
    assertThat(filter.used().usage()).contains(true);
    assertThat(filter.used().unused().usage()).contains(false);
    assertThat(ALL.usage()).isEmpty();
  }

  @Test
  void criteria_returnNewFilters_withUnmodifiableParts() {
    VolumeFilter named = ALL.nameContains("a");
    VolumeFilter more = named.nameContains("b").label("k").driver("s3").used();

    assertThat(ALL.nameParts()).isEmpty();
    assertThat(named.nameParts()).containsExactly("a");
    assertThat(named).isEqualTo(ALL.nameContains("a"));
    assertThatThrownBy(() -> more.nameParts().add("x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> more.labels().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> more.drivers().add("x"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void drivers_changedAfterTheCall_doNotChangeTheFilter() {
    String[] names = {"s3"};
    VolumeFilter filter = ALL.driver(names);
    names[0] = "local";

    assertThat(filter.drivers()).containsExactly("s3");
  }

  @Test
  void equality_dependsOnEveryCriterion() {
    VolumeFilter filter = ALL.nameContains("a").label("k", "v").driver("s3", "local").used();

    assertThat(filter)
        .isEqualTo(ALL.used().driver("local", "s3").label("k", "v").nameContains("a"))
        .hasSameHashCodeAs(ALL.used().driver("local", "s3").label("k", "v").nameContains("a"))
        .isNotEqualTo(filter.unused())
        .isNotEqualTo(filter.label("k"))
        .isNotEqualTo(filter.driver("s3"))
        .isNotEqualTo(filter.nameContains("b"))
        .isNotEqualTo("filter");
  }

  @Test
  void toString_saysTheCriteria() {
    assertThat(ALL.nameContains("db").driver("s3").unused())
        .hasToString("volumes with name parts [db], labels {}, drivers [s3], unused");
    assertThat(ALL.used()).asString().endsWith(", used");
    assertThat(ALL).hasToString("volumes with name parts [], labels {}, drivers []");
  }
}

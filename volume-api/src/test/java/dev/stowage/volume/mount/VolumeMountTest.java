package dev.stowage.volume.mount;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeMountTest {

  private static final VolumeMount PLAIN = volume("orders").at("/data").build();

  private static List<String> problems(VolumeMount.Builder builder) {
    return catchThrowableOfType(InvalidDefinitionException.class, builder::build)
        .findings()
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void volume_byItsName_hasTheEnginesDefaults() {
    assertThat(PLAIN.volume()).isEqualTo(VolumeName.of("orders"));
    assertThat(PLAIN.target()).isEqualTo(ContainerPath.of("/data"));
    assertThat(PLAIN.readOnly()).isFalse();
    assertThat(PLAIN.noCopy()).isFalse();
    assertThat(PLAIN.subpath()).isEmpty();
    assertThat(PLAIN.settings()).isEmpty();
    assertThat(PLAIN).hasToString("volume orders at /data");
  }

  @Test
  void options_areKept() {
    VolumeMount mount =
        volume("orders").at("/data").readOnly().noCopy().subpath("a//b/./c/").build();

    assertThat(mount.readOnly()).isTrue();
    assertThat(mount.noCopy()).isTrue();
    assertThat(mount.subpath()).contains("a/b/c");
    assertThat(mount).hasToString("volume orders/a/b/c at /data read-only");
  }

  @Test
  void volume_ofADefinition_carriesDriverAndLabels() {
    VolumeDefinition definition =
        VolumeDefinition.named("orders")
            .driver(VolumeDriver.named("s3").option("region", "eu"))
            .label("app", "shop")
            .build();

    VolumeMount mount = volume(definition).at("/data").build();

    assertThat(mount.volume()).isEqualTo(definition.name());
    assertThat(mount.settings()).contains(definition.settings());
  }

  @Test
  void volume_ofAPlainDefinition_namesTheLocalDriver() {
    assertThat(volume(VolumeDefinition.named("orders").build()).at("/data").build().settings())
        .contains(VolumeSettings.defaults());
  }

  @Test
  void driverAndLabel_addUp() {
    VolumeMount mount =
        volume("orders")
            .at("/data")
            .label("app", "shop")
            .driver(VolumeDriver.named("s3"))
            .label("tier", "gold")
            .build();

    assertThat(mount.settings())
        .contains(
            VolumeSettings.defaults()
                .withDriver(VolumeDriver.named("s3"))
                .withLabels(Map.of("app", "shop", "tier", "gold")));
  }

  @Test
  void label_alone_namesTheLocalDriver() {
    assertThat(volume("orders").at("/data").label("a", "").build().settings())
        .contains(VolumeSettings.defaults().withLabels(Map.of("a", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "my volume", "", "_x", "日本", "../x", "/srv", "./data", "a//b", "~"})
  void volume_byATextThatIsNoName_isRefused(String name) {
    assertThat(problems(volume(name).at("/data")))
        .singleElement()
        .asString()
        .contains("volume name");
  }

  @Test
  void volume_byATextWithASlash_isOneOfAPlugin() {
    assertThat(volume("bucket/folder").at("/data").build().volume().value())
        .isEqualTo("bucket/folder");
    assertThat(problems(volume("bucket/folder").at("/data").driver(VolumeDriver.local())))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "my volume", "日本", "bucket/folder"})
  void volume_byAProvenName_isNotJudgedAgain(String name) {
    VolumeMount mount = volume(VolumeName.ofPlugin(name)).at("/data").build();

    assertThat(mount.volume().value()).isEqualTo(name);
    assertThat(mount.toBuilder().build()).isEqualTo(mount);
    assertThat(problems(mount.toBuilder().driver(VolumeDriver.local()))).hasSize(1);
  }

  @Test
  void volume_ofAPluginDriver_mayHaveAWiderName() {
    assertThat(volume("a").at("/data").driver(VolumeDriver.named("s3")).build().volume().value())
        .isEqualTo("a");
    assertThat(problems(volume("../x").at("/data").driver(VolumeDriver.named("s3")))).hasSize(1);
  }

  @Test
  void build_withManyFaults_reportsAllOfThemSortedAndSaysWhatToDo() {
    assertThat(
            problems(
                volume("a")
                    .at("data")
                    .subpath("../x")
                    .driver(VolumeDriver.local().option("o", "rw"))
                    .label("", "")))
        .containsExactly(
            "volume a at data: container path 'data': is relative; give an absolute path below the"
                + " root, such as /data or C:\\data",
            "volume a at data: label '': is empty, begins or ends with a blank, or holds a control"
                + " character or NUL; name it in plain words, such as com.example.app",
            "volume a at data: options of driver local: 'type' and 'device' need each other, and"
                + " 'o' needs both; give all that the mount needs, or none",
            "volume a at data: subpath '../x': has a '..' part, which could lead out of the volume;"
                + " give a relative path below the root, such as data/current",
            "volume a at data: volume name 'a': is not a volume name; use two or more of A-Z a-z"
                + " 0-9 _ . - beginning with a letter or digit");
  }

  static Stream<VolumeMount> allKinds() {
    return Stream.of(
        PLAIN,
        volume("orders").at("/data").readOnly().build(),
        volume("orders").at("/data").noCopy().build(),
        volume("orders").at("/data").subpath("a").build(),
        volume("orders").at("/data").label("a", "b").build(),
        volume("orders").at("/data").driver(VolumeDriver.named("s3")).build(),
        volume(VolumeDefinition.named("orders").build()).at("/data").build(),
        volume("orders").at("/other").build(),
        volume("other").at("/data").build());
  }

  @ParameterizedTest
  @MethodSource("allKinds")
  void toBuilder_givesAnEqualMount_whichEqualsNoOtherKind(VolumeMount mount) {
    assertThat(mount.toBuilder().build()).isEqualTo(mount).hasSameHashCodeAs(mount);
    assertThat(allKinds().filter(mount::equals)).hasSize(1);
  }

  @Test
  void builder_changedAfterwards_doesNotChangeTheMount() {
    VolumeMount.Builder builder = volume("orders").at("/data");
    VolumeMount mount = builder.build();
    builder.readOnly().noCopy().subpath("a").label("a", "b");

    assertThat(mount).isEqualTo(PLAIN);
  }
}

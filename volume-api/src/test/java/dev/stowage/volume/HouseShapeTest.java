package dev.stowage.volume;

import static dev.stowage.volume.mount.MountDefinition.anonymousVolume;
import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.cluster;
import static dev.stowage.volume.mount.MountDefinition.image;
import static dev.stowage.volume.mount.MountDefinition.pipe;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.cluster.ClusterAccess;
import dev.stowage.volume.cluster.ClusterAvailability;
import dev.stowage.volume.cluster.ClusterScope;
import dev.stowage.volume.cluster.ClusterSharing;
import dev.stowage.volume.cluster.ClusterSpec;
import dev.stowage.volume.cluster.ClusterTopology;
import dev.stowage.volume.cluster.ClusterVolumeDefinition;
import dev.stowage.volume.cluster.ClusterVolumeState;
import dev.stowage.volume.content.Extraction;
import dev.stowage.volume.content.Loss;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestEntry;
import dev.stowage.volume.content.OutwardLinks;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.golden.GoldenName;
import dev.stowage.volume.golden.GoldenVolume;
import dev.stowage.volume.mount.Propagation;
import dev.stowage.volume.mount.SelinuxLabel;
import dev.stowage.volume.plugin.PluginInstallation;
import dev.stowage.volume.plugin.PluginName;
import dev.stowage.volume.plugin.PluginPrivilege;
import dev.stowage.volume.plugin.PluginState;
import dev.stowage.volume.plugin.RegistryLogin;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house rules, asked of every class of the module. */
class HouseShapeTest {

  private static final String PIPE = "\\\\.\\pipe\\docker_engine";

  /** One of each type that has a builder, with every option said that can be. */
  private static final List<Object> SAMPLES =
      List.of(
          Manifest.builder()
              .add(
                  new ManifestEntry(
                      FileState.at(ContentPath.of("a"), FileKind.FILE).build(), "0".repeat(64)))
              .lost(new Loss(ContentPath.of("a"), Loss.Kind.HOLES))
              .build(),
          Extraction.builder()
              .maxEntries(7)
              .maxSize(ByteSize.ofBytes(8))
              .maxRatio(9)
              .maxDepth(10)
              .outwardLinks(OutwardLinks.KEEP)
              .keepOwners()
              .keepSetuid()
              .makePipes()
              .makeDevices()
              .build(),
          FileState.at(ContentPath.of("conf/link"), FileKind.SYMLINK)
              .size(1)
              .access(new FileOwner(999, 998), 0_640)
              .modified(Instant.EPOCH.plusSeconds(1))
              .link("shop.conf")
              .device("8:1")
              .build(),
          VolumeDefinition.named("orders").driver(VolumeDriver.named("s3")).label("a", "b").build(),
          AnonymousVolume.builder().driver(VolumeDriver.named("s3")).label("a", "b").build(),
          VolumeState.builder(VolumeName.of("orders"), VolumeSettings.defaults())
              .scope("global")
              .mountpoint("/mnt")
              .createdAt(Instant.EPOCH)
              .status(Map.of("a", "b"))
              .build(),
          GoldenVolume.builder(GoldenName.of("orders"), "sha256:1")
              .createdAt(Instant.EPOCH.plusSeconds(1))
              .size(1)
              .origin("volume 'a'")
              .build(),
          bind("/a")
              .at("/b")
              .readOnly()
              .propagation(Propagation.SLAVE)
              .selinuxLabel(SelinuxLabel.SHARED)
              .build(),
          volume("orders").at("/a").readOnly().noCopy().subpath("x").label("a", "b").build(),
          anonymousVolume().at("/a").noCopy().label("a", "b").build(),
          tmpfs().at("/a").readOnly().exec().size("1k").mode("700").build(),
          image("alpine").at("/a").subpath("etc").build(),
          pipe(PIPE).at(PIPE).build(),
          cluster("orders").at("/a").readOnly().build(),
          ClusterSpec.builder()
              .group("g")
              .scope(ClusterScope.MULTI_NODE)
              .sharing(ClusterSharing.ALL)
              .access(ClusterAccess.block())
              .secret("a", "b")
              .topology(new ClusterTopology(List.of(Map.of("a", "b")), List.of()))
              .atLeast(ByteSize.ofBytes(1))
              .atMost(ByteSize.ofBytes(2))
              .availability(ClusterAvailability.PAUSE)
              .build(),
          ClusterVolumeDefinition.named("orders", VolumeDriver.named("csi"))
              .label("a", "b")
              .spec(ClusterSpec.builder().group("g").build())
              .build(),
          ClusterVolumeState.builder(VolumeName.of("orders"), "1")
              .settings(VolumeSettings.defaults().withDriver(VolumeDriver.named("csi")))
              .spec(ClusterSpec.builder().group("g").build())
              .volumeId("v")
              .capacity(ByteSize.ofBytes(1))
              .nodes(Map.of("n", "published"))
              .build(),
          PluginInstallation.of(PluginName.of("a"))
              .as(PluginName.of("b"))
              .agreeTo(List.of(new PluginPrivilege("a", "b", List.of("c"))))
              .setting("a", "b")
              .login(RegistryLogin.of("a", "b"))
              .within(Duration.ofSeconds(1))
              .build(),
          PluginState.builder(PluginName.of("a"), "1")
              .enabled(true)
              .description("words")
              .capabilities(List.of("c"))
              .settings(Map.of("a", "b"))
              .build());

  /** Returns every class of the module, nested ones included. */
  static List<Class<?>> classes() throws IOException, URISyntaxException {
    Path root =
        Path.of(VolumeName.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .map(file -> file.replace(".class", "").replaceAll("[/\\\\]", "."))
          .sorted()
          .<Class<?>>map(HouseShapeTest::load)
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Class<?>> publicClasses() throws IOException, URISyntaxException {
    return classes().stream().filter(HouseShapeTest::isReachable).toList();
  }

  private static boolean isReachable(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isReachable(type.getEnclosingClass()));
  }

  private static List<Class<?>> typesWithABuilder() throws IOException, URISyntaxException {
    return publicClasses().stream()
        .filter(type -> type.getSimpleName().equals("Builder"))
        .<Class<?>>map(Class::getEnclosingClass)
        .toList();
  }

  @Test
  void rules_seeTheWholeModule() throws Exception {
    assertThat(classes()).hasSizeGreaterThan(50);
    assertThat(publicClasses()).hasSizeGreaterThan(45);
    assertThat(typesWithABuilder()).hasSizeGreaterThanOrEqualTo(9);
    assertThat(publicClasses().stream().filter(Class::isRecord)).hasSizeGreaterThanOrEqualTo(6);
    assertThat(classes().stream().map(Class::getPackage).distinct()).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void publicClass_isClosed() throws Exception {
    Predicate<Class<?>> closed =
        type ->
            type.isInterface()
                || type.isEnum()
                || type.isRecord()
                || type.isSealed()
                || Modifier.isFinal(type.getModifiers())
                || Modifier.isAbstract(type.getModifiers());

    assertThat(publicClasses()).allMatch(closed);
  }

  @Test
  void record_hasFourComponentsAtMost() throws Exception {
    assertThat(classes().stream().filter(Class::isRecord))
        .allSatisfy(type -> assertThat(type.getRecordComponents()).hasSizeLessThanOrEqualTo(4));
  }

  @Test
  void value_hasFinalFieldsOnly() throws Exception {
    assertThat(
            publicClasses().stream()
                .filter(type -> !type.getSimpleName().endsWith("Builder"))
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> !field.isSynthetic()))
        .hasSizeGreaterThan(80)
        .allMatch(field -> Modifier.isFinal(field.getModifiers()))
        .filteredOn(field -> !Modifier.isStatic(field.getModifiers()))
        .extracting(Field::getModifiers)
        .allMatch(Modifier::isPrivate);
  }

  @Test
  void typeWithABuilder_canBeTurnedBackIntoIt() throws Exception {
    for (Class<?> type : typesWithABuilder()) {
      assertThat(type.getMethod("toBuilder").getReturnType())
          .isEqualTo(load(type.getName() + "$Builder"));
    }
  }

  @Test
  void toBuilder_ofEveryTypeThatHasIt_givesAnEqualValue() throws Exception {
    assertThat(SAMPLES.stream().map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(typesWithABuilder());
    for (Object sample : SAMPLES) {
      Object builder = sample.getClass().getMethod("toBuilder").invoke(sample);
      Object again = builder.getClass().getMethod("build").invoke(builder);

      assertThat(again).isEqualTo(sample).isNotSameAs(sample).hasSameHashCodeAs(sample);
    }
  }

  @Test
  void everyPackage_isNullMarkedAndExported() throws Exception {
    Set<String> packages =
        classes().stream()
            .map(Class::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(packages)
        .containsExactly(
            "dev.stowage.volume",
            "dev.stowage.volume.cluster",
            "dev.stowage.volume.content",
            "dev.stowage.volume.copy",
            "dev.stowage.volume.driver",
            "dev.stowage.volume.driver.local",
            "dev.stowage.volume.driver.plugin",
            "dev.stowage.volume.edit",
            "dev.stowage.volume.edit.failure",
            "dev.stowage.volume.failure",
            "dev.stowage.volume.file",
            "dev.stowage.volume.gather",
            "dev.stowage.volume.golden",
            "dev.stowage.volume.golden.failure",
            "dev.stowage.volume.mount",
            "dev.stowage.volume.plugin",
            "dev.stowage.volume.plugin.failure",
            "dev.stowage.volume.transfer")
        .allSatisfy(
            name ->
                assertThat(load(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .isTrue());
  }

  @Test
  void publicType_neverReusesANameOfDockerJava() throws Exception {
    Set<String> taken =
        Set.of(
            "AccessMode",
            "Bind",
            "BindOptions",
            "BindPropagation",
            "Binds",
            "Driver",
            "Mount",
            "MountType",
            "PropagationMode",
            "SELContext",
            "TmpfsOptions",
            "Volume",
            "VolumeBind",
            "VolumeBinds",
            "VolumeOptions",
            "VolumeRW",
            "Volumes",
            "VolumesFrom",
            "VolumesRW");

    assertThat(publicClasses()).extracting(Class::getSimpleName).doesNotContainAnyElementsOf(taken);
  }

  @Test
  void publicSignature_namesOnlyTheJdkAndOurselves() throws Exception {
    assertThat(
            publicClasses().stream()
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .flatMap(
                    method ->
                        Stream.concat(
                            Stream.of(method.getReturnType()),
                            Stream.of(method.getParameterTypes()))))
        .hasSizeGreaterThan(200)
        .allMatch(
            type ->
                type.isPrimitive()
                    || type.isArray()
                    || type.getName().startsWith("java.")
                    || type.getName().startsWith("dev.stowage.volume."));
  }
}

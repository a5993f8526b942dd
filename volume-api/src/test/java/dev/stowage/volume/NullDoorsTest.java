package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.stowage.volume.cluster.ClusterAccess;
import dev.stowage.volume.cluster.ClusterAvailability;
import dev.stowage.volume.cluster.ClusterScope;
import dev.stowage.volume.cluster.ClusterSharing;
import dev.stowage.volume.cluster.ClusterSpec;
import dev.stowage.volume.cluster.ClusterTopology;
import dev.stowage.volume.cluster.ClusterVolumeDefinition;
import dev.stowage.volume.cluster.ClusterVolumeState;
import dev.stowage.volume.content.ArchivedVolume;
import dev.stowage.volume.content.Extraction;
import dev.stowage.volume.content.LeftOut;
import dev.stowage.volume.content.Loss;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestEntry;
import dev.stowage.volume.content.OutwardLinks;
import dev.stowage.volume.content.SeedContent;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.driver.DriverProfile;
import dev.stowage.volume.driver.DriverProfiles;
import dev.stowage.volume.driver.DriverTrait;
import dev.stowage.volume.driver.NameMeaning;
import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.SizeDialect;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.driver.local.CifsVolume;
import dev.stowage.volume.driver.local.MountedVolume;
import dev.stowage.volume.driver.local.NfsVolume;
import dev.stowage.volume.driver.local.OverlayVolume;
import dev.stowage.volume.driver.local.TmpfsVolume;
import dev.stowage.volume.driver.plugin.Flocker;
import dev.stowage.volume.driver.plugin.Hetzner;
import dev.stowage.volume.driver.plugin.JuiceFs;
import dev.stowage.volume.driver.plugin.PluginForm;
import dev.stowage.volume.driver.plugin.Portworx;
import dev.stowage.volume.driver.plugin.Rclone;
import dev.stowage.volume.driver.plugin.RexRay;
import dev.stowage.volume.driver.plugin.RexRayStorage;
import dev.stowage.volume.driver.plugin.Sshfs;
import dev.stowage.volume.driver.plugin.Trident;
import dev.stowage.volume.failure.ContainerNotFoundException;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.MountProblem;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeNotEmptyException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.gather.FileGathering;
import dev.stowage.volume.golden.GoldenDefinition;
import dev.stowage.volume.golden.GoldenName;
import dev.stowage.volume.golden.GoldenSweep;
import dev.stowage.volume.golden.GoldenVolume;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.ContainerPath;
import dev.stowage.volume.mount.HostPath;
import dev.stowage.volume.mount.MountBuilder;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.Propagation;
import dev.stowage.volume.mount.SelinuxLabel;
import dev.stowage.volume.mount.Submounts;
import dev.stowage.volume.plugin.DriverHealth;
import dev.stowage.volume.plugin.PluginInstallation;
import dev.stowage.volume.plugin.PluginName;
import dev.stowage.volume.plugin.PluginState;
import dev.stowage.volume.plugin.RegistryLogin;
import dev.stowage.volume.transfer.Progress;
import dev.stowage.volume.transfer.Transfer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No public door lets null through, unless its parameter says that it may. */
class NullDoorsTest {

  private static final VolumeDefinition ORDERS = VolumeDefinition.named("orders").build();
  private static final VolumeState STATE =
      VolumeState.builder(ORDERS.name(), ORDERS.settings()).build();
  private static final PluginName PLUGIN = PluginName.of("lab/disk");
  private static final DriverProfile PROFILE = DriverProfile.named("a");
  private static final String PIPE = "\\\\.\\pipe\\a";

  private static final FileState FILE =
      FileState.at(ContentPath.of("conf/shop.conf"), FileKind.FILE).build();

  private static final VolumeSeed SEED = VolumeSeed.file("a", "b");

  /** A good value for each type that a door asks for. */
  private static final Map<String, Object> GOOD = new LinkedHashMap<>();

  /** Something to call the methods of each class on. */
  private static final Map<Class<?>, Object> RECEIVERS = new LinkedHashMap<>();

  static {
    for (Object good :
        List.of(
            "/orders",
            1,
            1L,
            true,
            ORDERS,
            ORDERS.name(),
            ORDERS.settings(),
            ORDERS.driver(),
            STATE,
            VolumeFilter.all(),
            VolumePlan.Step.CREATE,
            new ApiVersion(1, 45),
            ByteSize.ofBytes(1),
            new FileMode(1),
            new Finding("a", "b", "c"),
            ContainerPath.of("/a"),
            ContentPath.ROOT,
            FileKind.FILE,
            FileOwner.ROOT,
            FileAccess.OF_FILES.mode(),
            FILE,
            SEED,
            SeedContent.of(new byte[1]),
            Duration.ZERO,
            Instant.EPOCH,
            Propagation.SHARED,
            SelinuxLabel.SHARED,
            Submounts.WRITABLE,
            PLUGIN,
            DriverHealth.SILENT,
            MountProblem.SOURCE_MISSING,
            RegistryLogin.of("a", "b"),
            ClusterSpec.defaults(),
            ClusterScope.SINGLE_NODE,
            ClusterSharing.NONE,
            ClusterAvailability.ACTIVE,
            ClusterAccess.block(),
            ClusterTopology.anywhere(),
            SecretText.of("a"),
            DriverTrait.NEEDS_PLUGIN,
            NameMeaning.NOTHING,
            SizeDialect.WHOLE_GIB,
            RexRayStorage.EBS,
            DriverProfiles.standard(),
            PROFILE,
            Manifest.of(List.of()),
            Loss.Kind.HOLES,
            new Loss(ContentPath.ROOT, Loss.Kind.HOLES),
            new ManifestEntry(FILE, ""),
            HostPath.of("/a"),
            GoldenName.of("a"),
            Progress.Stage.READ,
            new Progress(Progress.Stage.READ, 0, 0, 0))) {
      GOOD.put(good.getClass().getName(), good);
    }
    GOOD.put(DriverForm.class.getName(), ORDERS.driver());
    GOOD.put("java.lang.String[]", new String[0]);
    GOOD.put(DriverTrait.class.getName() + "[]", new DriverTrait[0]);
    GOOD.put("java.util.List<java.util.Map<java.lang.String, java.lang.String>>", List.of());
    GOOD.put("java.util.List<dev.stowage.volume.plugin.PluginPrivilege>", List.of());
    GOOD.put("java.util.Collection<dev.stowage.volume.plugin.PluginPrivilege>", List.of());
    GOOD.put("java.util.Set<dev.stowage.volume.driver.DriverTrait>", Set.of());
    GOOD.put("java.util.Collection<dev.stowage.volume.driver.VolumeDriver>", List.of());
    GOOD.put("java.util.Collection<dev.stowage.volume.VolumeName>", List.of(ORDERS.name()));
    GOOD.put("byte[]", new byte[1]);
    GOOD.put(ClassLoader.class.getName(), ClassLoader.getSystemClassLoader());
    GOOD.put("int", 1);
    GOOD.put("long", 1L);
    GOOD.put("boolean", true);
    GOOD.put(Throwable.class.getName(), new IllegalStateException());
    GOOD.put(Path.class.getName(), Path.of("/a"));
    GOOD.put("java.util.Map<java.lang.String, java.lang.String>", Map.of("a", "b"));
    GOOD.put("java.util.List<java.lang.String>", List.of("a"));
    GOOD.put(
        "java.util.List<dev.stowage.volume.Difference>", List.of(Difference.ofDriver("a", "b")));
    GOOD.put("java.util.List<dev.stowage.volume.VolumeState>", List.of());
    GOOD.put(VolumePlan.class.getName(), new VolumePlan(ORDERS, VolumePlan.Step.KEEP, List.of()));
    GOOD.put(ContainerMounts.class.getName(), ContainerMounts.of());
    GOOD.put("java.util.List<dev.stowage.volume.mount.BindMount>", List.of());
    GOOD.put("java.util.List<dev.stowage.volume.gather.GatheredVolume>", List.of());
    GOOD.put("java.util.List<dev.stowage.volume.content.ManifestEntry>", List.of());
    GOOD.put("java.util.List<dev.stowage.volume.content.LeftOut>", List.of());
    GOOD.put(VolumeException.class.getName(), new VolumeNotEmptyException("a", ORDERS.name(), "b"));
    GOOD.put("java.util.function.Supplier<T>", (Supplier<String>) () -> "a");
    GOOD.put("dev.stowage.volume.content.LeftOut$Reason", LeftOut.Reason.PIPE);
    GOOD.put("dev.stowage.volume.content.OutwardLinks", OutwardLinks.KEEP);
    GOOD.put("dev.stowage.volume.content.Extraction", Extraction.usual());
    GOOD.put("dev.stowage.volume.copy.VolumeCopy", VolumeCopy.from("a1").to("b1"));
    GOOD.put("java.util.List<java.lang.String>", List.of());
    GOOD.put(
        "java.util.Collection<dev.stowage.volume.Finding>", List.of(new Finding("a", "b", "c")));

    RECEIVERS.put(MountedVolume.class, NfsVolume.server("nas"));
    RECEIVERS.put(PluginForm.class, Flocker.volume());
    RECEIVERS.put(Rclone.class, Rclone.s3("abc"));
    for (Object receiver :
        List.of(
            NfsVolume.server("nas"),
            CifsVolume.server("nas"),
            TmpfsVolume.memory(),
            OverlayVolume.over("/a"),
            Flocker.volume(),
            Hetzner.volume(),
            JuiceFs.of("a", "b"),
            Portworx.volume(),
            Trident.volume(),
            Sshfs.of("nas:/a"),
            RexRay.of(RexRayStorage.EBS),
            Rclone.s3("abc"),
            Rclone.sftp("a", "b"),
            PROFILE,
            DriverProfiles.standard(),
            NameMeaning.BUCKET,
            SizeDialect.WHOLE_GIB,
            ORDERS,
            ORDERS.name(),
            ORDERS.settings(),
            ORDERS.driver(),
            STATE,
            VolumeFilter.all(),
            new ApiVersion(1, 45),
            ByteSize.ofBytes(1),
            new FileMode(1),
            new Finding("a", "b", "c"),
            ContentPath.ROOT,
            FILE.toBuilder(),
            SEED,
            SEED.parts().get(0),
            Manifest.of(List.of()),
            Manifest.builder(),
            Manifest.of(List.of()).compare(),
            new ArchivedVolume(ORDERS.name(), ORDERS.settings(), List.of()),
            Transfer.unwatched(),
            Extraction.builder(),
            VolumeCopy.from("a1"),
            VolumeCopy.fromHost("/a"),
            VolumeCopy.from("a1").to("b1"),
            GoldenName.of("a"),
            GoldenDefinition.named("a"),
            GoldenDefinition.named("a").ofVolume("a1"),
            GoldenVolume.builder(GoldenName.of("a"), "b"),
            GoldenSweep.all(),
            ContainerMounts.of(),
            FileGathering.hidingTheImage(ContainerMounts.of()),
            VolumeDefinition.named("orders"),
            AnonymousVolume.builder(),
            STATE.toBuilder(),
            MountDefinition.tmpfs(),
            MountDefinition.bind("/a").at("/b"),
            MountDefinition.volume("orders").at("/b"),
            MountDefinition.anonymousVolume().at("/b"),
            MountDefinition.tmpfs().at("/b"),
            MountDefinition.image("alpine").at("/b"),
            MountDefinition.pipe(PIPE).at(PIPE),
            PluginInstallation.of(PLUGIN),
            PluginState.builder(PLUGIN, "1"),
            ClusterSpec.builder(),
            ClusterVolumeDefinition.named("orders", VolumeDriver.named("csi")),
            ClusterVolumeState.builder(ORDERS.name(), "1"))) {
      RECEIVERS.put(receiver.getClass(), receiver);
    }
  }

  static Stream<Arguments> doors() throws Exception {
    List<Arguments> doors = new ArrayList<>();
    for (Class<?> type : HouseShapeTest.classes()) {
      if (!Modifier.isPublic(type.getModifiers()) || type.isInterface()) {
        continue;
      }
      if (!Modifier.isAbstract(type.getModifiers())) {
        Stream.of(type.getConstructors()).forEach(door -> addDoors(door, doors));
      }
      Stream.of(type.getDeclaredMethods())
          .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
          .filter(method -> !Set.of("equals", "compareTo").contains(method.getName()))
          .forEach(door -> addDoors(door, doors));
    }
    return doors.stream();
  }

  private static void addDoors(Executable door, List<Arguments> doors) {
    Parameter[] parameters = door.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      if (!parameters[i].getType().isPrimitive()
          && !parameters[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        doors.add(Arguments.of(door, i));
      }
    }
  }

  @Test
  void doors_areManyAndSomeMayTakeNull() throws Exception {
    assertThat(doors()).hasSizeGreaterThan(120);
    assertThat(
            doors().filter(door -> door.get()[0].toString().contains("VolumeNotFoundException(")))
        .hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void door_givenNull_throwsAtOnce(Executable door, int position) throws Exception {
    Object[] arguments = new Object[door.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i == position ? null : good(door.getParameters()[i]);
    }

    assertThat(thrownBy(door, arguments))
        .as("%s, parameter %s", door, position)
        .isInstanceOf(NullPointerException.class);
  }

  private static Object good(Parameter parameter) {
    String type = parameter.getParameterizedType().getTypeName();
    assertThat(GOOD).as("add a good value for " + type).containsKey(type);
    return GOOD.get(type);
  }

  private static @Nullable Throwable thrownBy(Executable door, Object[] arguments)
      throws ReflectiveOperationException {
    try {
      if (door instanceof Constructor<?> constructor) {
        constructor.newInstance(arguments);
      } else {
        ((Method) door).invoke(receiver(door), arguments);
      }
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }

  private static @Nullable Object receiver(Executable door) {
    if (Modifier.isStatic(door.getModifiers())) {
      return null;
    }
    Class<?> type = door.getDeclaringClass();
    assertThat(RECEIVERS).as("add a receiver of " + type).containsKey(type);
    return RECEIVERS.get(type);
  }

  private static Arguments named(String parameter, ThrowingCallable call) {
    return Arguments.of(parameter, call);
  }

  static Stream<Arguments> namedParameters() {
    VolumeDefinition.Builder volume = VolumeDefinition.named("orders");
    BindMount.Builder bind = MountDefinition.bind("/a").at("/b");
    return Stream.of(
        named("name", () -> VolumeName.of(null)),
        named("name", () -> VolumeName.ofPlugin(null)),
        named("name", () -> VolumeDefinition.named(null)),
        named("name", () -> VolumeDriver.named(null)),
        named("name", () -> MountDefinition.volume((String) null)),
        named("driver", () -> volume.driver(null)),
        named("key", () -> volume.label(null, "x")),
        named("value", () -> volume.label("x", null)),
        named("more", () -> volume.labels(null)),
        named("more", () -> VolumeDriver.local().options(null)),
        named("key", () -> VolumeDriver.local().option(null, "x")),
        named("value", () -> VolumeDriver.local().option("x", null)),
        named("text", () -> ByteSize.parse(null)),
        named("text", () -> FileMode.octal(null)),
        named("text", () -> ApiVersion.parse(null)),
        named("value", () -> Redaction.optionValue("password", null)),
        named("text", () -> VolumeFilter.all().nameContains(null)),
        named("key", () -> VolumeFilter.all().label(null)),
        named("path", () -> ContainerPath.of(null)),
        named("path", () -> HostPath.of(null)),
        named("hostPath", () -> MountDefinition.bind((String) null)),
        named("reference", () -> MountDefinition.image(null)),
        named("pipe", () -> MountDefinition.pipe(null)),
        named("target", () -> MountDefinition.tmpfs().at((String) null)),
        named("target", () -> ContainerMounts.of().at(null)),
        named("submounts", () -> bind.readOnly(null)),
        named("propagation", () -> bind.propagation(null)),
        named("label", () -> bind.selinuxLabel(null)),
        named("subpath", () -> MountDefinition.image("a").at("/b").subpath(null)),
        named("volume", () -> new EnsureOutcome(null, true)),
        named("step", () -> new VolumePlan(ORDERS, null, List.of())),
        named("definition", () -> new VolumePlan(null, VolumePlan.Step.KEEP, List.of())),
        named("attempt", () -> new VolumeNotFoundException(null, ORDERS.name(), null)),
        named("volume", () -> new VolumeNotFoundException("try", null, null)),
        named("container", () -> new ContainerNotFoundException("try", null, null)),
        named("driver", () -> new DriverNotFoundException("try", null, null)),
        named("text", () -> new EngineErrorException("try", 500, null, null)));
  }

  @ParameterizedTest
  @MethodSource("namedParameters")
  void door_givenNull_namesTheParameter(String parameter, ThrowingCallable call) {
    assertThatNullPointerException().isThrownBy(call).withMessage(parameter);
  }

  @Test
  void gathering_aNullMount_throws() {
    MountBuilder<?, ?>[] mounts = {null};

    assertThatNullPointerException().isThrownBy(() -> ContainerMounts.of(mounts));
    assertThatNullPointerException()
        .isThrownBy(() -> VolumeFilter.all().driver(new String[] {null}));
  }
}

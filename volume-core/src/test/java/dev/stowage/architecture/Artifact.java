package dev.stowage.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.contract.EngineUnderTest;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.volume.VolumeDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The three artifacts as they are shipped: classes, descriptor and sources, and nobody's tests. */
final class Artifact {

  static final Artifact API =
      new Artifact(
          "volume-api",
          VolumeDefinition.class,
          60,
          Set.of(
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
              "dev.stowage.volume.transfer"));

  static final Artifact CORE =
      new Artifact("volume-core", DockerStorage.class, 45, Set.of("dev.stowage.docker"));

  static final Artifact TESTKIT =
      new Artifact(
          "volume-testkit",
          CallJournal.class,
          30,
          Set.of(
              "dev.stowage.testkit",
              "dev.stowage.testkit.assertj",
              "dev.stowage.testkit.contract",
              "dev.stowage.testkit.engine",
              "dev.stowage.testkit.fault",
              "dev.stowage.testkit.junit",
              "dev.stowage.testkit.plugin",
              "dev.stowage.testkit.program",
              "dev.stowage.testkit.recording",
              "dev.stowage.testkit.state",
              "dev.stowage.testkit.time",
              "dev.stowage.testkit.transport",
              "dev.stowage.testkit.tree"));

  static final List<Artifact> ALL = List.of(API, CORE, TESTKIT);

  private final String folder;
  private final int fewestClasses;
  private final Set<String> promised;
  private final Path place;
  private final JavaClasses classes;

  private Artifact(String folder, Class<?> resident, int fewestClasses, Set<String> promised) {
    this.folder = folder;
    this.fewestClasses = fewestClasses;
    this.promised = promised;
    this.place = placeOf(resident);
    this.classes = new ClassFileImporter().importLocations(List.of(location()));
  }

  /** A directory in a build of one module, a jar in a build that packages. */
  private static Path placeOf(Class<?> resident) {
    try {
      return Path.of(resident.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Location location() {
    URI uri = place.toUri();
    return Location.of(Files.isDirectory(place) ? uri : URI.create("jar:" + uri + "!/"));
  }

  /** Fails unless the classes of all artifacts were seen: no rule may pass on nothing. */
  static void assertSeen() {
    for (Artifact artifact : ALL) {
      assertThat(artifact.classes)
          .as("classes of %s at %s", artifact.folder, artifact.place)
          .hasSizeGreaterThanOrEqualTo(artifact.fewestClasses)
          .allMatch(type -> !isTest(type), "is no test");
    }
  }

  private static boolean isTest(JavaClass type) {
    return type.getSimpleName().endsWith("Test") && !type.isEquivalentTo(EngineUnderTest.class);
  }

  /** All classes of all three. */
  static JavaClasses all() {
    return new ClassFileImporter().importLocations(ALL.stream().map(Artifact::location).toList());
  }

  JavaClasses classes() {
    return classes;
  }

  /** The packages that users may name. */
  Set<String> promised() {
    return promised;
  }

  /** The compiled module descriptor. */
  ModuleDescriptor descriptor() {
    return ModuleFinder.of(place).findAll().iterator().next().descriptor();
  }

  /** Top-level types, without package descriptions. */
  List<JavaClass> topLevel() {
    return classes.stream()
        .filter(type -> !type.isNestedClass() && !type.getSimpleName().equals("package-info"))
        .toList();
  }

  List<Path> sources() {
    try (Stream<Path> files = Files.walk(root().resolve(folder).resolve("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The checkout, wherever in it the tests are started. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(API.folder))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no volume-api beside or above the working directory");
      }
    }
    return folder;
  }

  @Override
  public String toString() {
    return folder;
  }
}

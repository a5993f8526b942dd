package dev.stowage.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.VolumesFrom;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docker-java and what comes with it stay in their rooms, and are used with tongs. */
class ForeignTypesTest {

  private static final String MODEL = "com.github.dockerjava.api.model";

  private static JavaClasses all;

  @BeforeAll
  static void seesAllClasses() {
    Artifact.assertSeen();
    all = Artifact.all();
  }

  @Test
  void dockerJavaIsKnownInFiveRooms() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.stowage.docker",
            "dev.stowage.docker.wire",
            "dev.stowage.testkit.contract",
            "dev.stowage.testkit.transport",
            "dev.stowage.testkit.transport.memory")
        .should()
        .dependOnClassesThat(resideInAPackage("com.github.dockerjava.."))
        .orShould()
        .accessTargetWhere(Accesses.handling("com.github.dockerjava."))
        .check(all);
  }

  @Test
  void jacksonIsKnownWhereJsonIsWritten() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.stowage.docker.wire",
            "dev.stowage.testkit.contract",
            "dev.stowage.testkit.route",
            "dev.stowage.testkit.recording")
        .should()
        .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.."))
        .orShould()
        .accessTargetWhere(Accesses.handling("com.fasterxml.jackson."))
        .check(all);
  }

  @Test
  void noNameIsOneOfDockerJavas() {
    Set<String> taken = simpleNamesOfDockerJava();
    assertThat(taken)
        .hasSizeGreaterThan(100)
        .contains("Volume", "Volumes", "VolumeBind", "VolumeBinds", "VolumeRW", "VolumesRW")
        .contains("VolumesFrom", "VolumeOptions", "TmpfsOptions", "Mount", "MountType", "Bind")
        .contains("Binds", "Driver", "AccessMode", "HostConfig", "ContainerSpec", "Capability");
    assertThat(all)
        .filteredOn(type -> !isHiddenInTheTestkit(type))
        .filteredOn(type -> taken.contains(type.getSimpleName()))
        .as("types that users could not import beside docker-java's")
        .isEmpty();
  }

  /** An engine in memory has containers, which nobody outside can name. */
  private static boolean isHiddenInTheTestkit(JavaClass type) {
    return type.getPackageName().startsWith("dev.stowage.testkit")
        && !Artifact.TESTKIT.promised().contains(type.getPackageName());
  }

  private static Set<String> simpleNamesOfDockerJava() {
    return new ClassFileImporter()
        .importPackages(MODEL).stream()
            .filter(type -> type.isTopLevelClass() && type.getPackageName().equals(MODEL))
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toSet());
  }

  /** Both cut a text at colons, so that a Windows path or a name with a colon comes out wrong. */
  @Test
  void dockerJavasParsersAreNeverCalled() {
    noClasses().should().accessTargetWhere(Accesses.to(Bind.class, "parse")).check(all);
    noClasses().should().accessTargetWhere(Accesses.to(VolumesFrom.class, "parse")).check(all);
  }

  /** They keep the caller's maps and send themselves: what is sent is made in the wire room. */
  @Test
  void dockerJavasCommandsAreNeverMade() {
    noClasses()
        .should()
        .accessTargetWhere(Accesses.making("com.github.dockerjava.core.command."))
        .check(all);
  }

  @Test
  void nobodyLogsWithTheJdk() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("java.util.logging.."))
        .orShould()
        .accessTargetWhere(Accesses.to(System.class, "getLogger"))
        .check(all);
  }
}

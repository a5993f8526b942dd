package dev.stowage.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom, between the artifacts and between the rooms in them. */
class ArrowsTest {

  private static final String API = "dev.stowage.volume";
  private static final String CORE = "dev.stowage.docker";
  private static final String TESTKIT = "dev.stowage.testkit";

  /** Core's hidden rooms, and the other rooms that each knows; the exported one knows all. */
  private static final Map<String, Set<String>> CORE_ROOMS =
      Map.ofEntries(
          Map.entry("check", Set.of("engine")),
          Map.entry("tar", Set.of()),
          Map.entry("seed", Set.of("tar")),
          Map.entry("content", Set.of("engine", "host", "tar", "seed")),
          Map.entry("copy", Set.of("engine", "content")),
          Map.entry("gather", Set.of("engine", "plan", "tar", "content")),
          Map.entry("golden", Set.of("engine", "content", "copy", "seed", "tar")),
          Map.entry("host", Set.of()),
          Map.entry("plan", Set.of()),
          Map.entry("engine", Set.of()),
          Map.entry("run", Set.of("engine", "plan", "check", "content")),
          Map.entry("wire", Set.of("engine")));

  /** The room that the others are in, where another one knows it. */
  private static final String EXPORTED_ROOT = "";

  /** The same of the test kit, whose exported root knows all but those for test libraries. */
  private static final Map<String, Set<String>> TESTKIT_ROOMS =
      Map.ofEntries(
          Map.entry("engine", Set.of()),
          Map.entry("time", Set.of()),
          Map.entry("plugin", Set.of()),
          Map.entry("recording", Set.of()),
          Map.entry("world", Set.of("engine", "time")),
          Map.entry("tree", Set.of()),
          Map.entry("files", Set.of("tree", "world")),
          Map.entry("archive", Set.of("world", "engine", "time", "files", "tree")),
          Map.entry("image", Set.of("world", "engine", "time", "files")),
          Map.entry("volume", Set.of("world", "engine", "time", "files", "plugin")),
          Map.entry("managed", Set.of("world", "engine", "plugin", "volume", "image", "container")),
          Map.entry("swarm", Set.of("world", "engine", "time", "volume", "container")),
          Map.entry("program", Set.of("tree")),
          Map.entry(
              "container",
              Set.of("world", "engine", "time", "files", "tree", "volume", "image", "program")),
          Map.entry(
              "daemon",
              Set.of(
                  "world",
                  "engine",
                  "time",
                  "files",
                  "volume",
                  "plugin",
                  "managed",
                  "image",
                  "container",
                  "swarm")),
          Map.entry(
              "route",
              Set.of(
                  "world",
                  "engine",
                  "time",
                  "files",
                  "tree",
                  "volume",
                  "archive",
                  "image",
                  "container",
                  "managed",
                  "swarm",
                  "daemon")),
          Map.entry("state", Set.of("tree")),
          Map.entry("fault", Set.of("recording")),
          Map.entry(
              "gate", Set.of("world", "engine", "time", "daemon", "route", "recording", "fault")),
          Map.entry(
              "snapshot",
              Set.of(
                  "world",
                  "files",
                  "tree",
                  "volume",
                  "image",
                  "container",
                  "managed",
                  "swarm",
                  "daemon",
                  "state")),
          Map.entry("assertj", Set.of(EXPORTED_ROOT, "recording", "state", "tree")),
          Map.entry(
              "junit", Set.of(EXPORTED_ROOT, "engine", "recording", "fault", "time", "transport")),
          Map.entry("contract", Set.of("engine")),
          Map.entry("serve", Set.of("engine", "route")),
          Map.entry("transport", Set.of("recording")),
          Map.entry("transport.memory", Set.of("transport", "route")));

  /** What a room imports from outside Stowage, besides the JDK's java packages and JSpecify. */
  private static final Map<String, Set<String>> FOREIGN =
      Map.ofEntries(
          Map.entry("dev.stowage.docker.host", Set.of("org.slf4j..")),
          Map.entry("dev.stowage.docker.golden", Set.of("org.slf4j..")),
          Map.entry(
              "dev.stowage.docker.content", Set.of("org.apache.commons.compress..", "org.slf4j..")),
          Map.entry("dev.stowage.docker.tar", Set.of("org.apache.commons.compress..")),
          Map.entry("dev.stowage.docker.seed", Set.of("org.apache.commons.compress..")),
          Map.entry(
              "dev.stowage.docker.wire",
              Set.of(
                  "com.github.dockerjava..",
                  "com.fasterxml.jackson..",
                  "com.google.common..",
                  "javax.net.ssl",
                  "org.apache.commons.compress..")),
          Map.entry("dev.stowage.testkit.archive", Set.of("org.apache.commons.compress..")),
          Map.entry("dev.stowage.testkit.route", Set.of("com.fasterxml.jackson..")),
          Map.entry("dev.stowage.testkit.recording", Set.of("com.fasterxml.jackson..")),
          Map.entry("dev.stowage.testkit.assertj", Set.of("org.assertj.core..")),
          Map.entry(
              "dev.stowage.testkit.contract",
              Set.of(
                  "com.github.dockerjava..",
                  "com.fasterxml.jackson..",
                  "org.apache.commons.compress..",
                  "org.junit..")),
          Map.entry("dev.stowage.testkit.junit", Set.of("org.junit..")),
          Map.entry("dev.stowage.testkit.transport", Set.of("com.github.dockerjava..")),
          Map.entry("dev.stowage.testkit.transport.memory", Set.of("com.github.dockerjava..")));

  @BeforeAll
  static void seesAllClasses() {
    Artifact.assertSeen();
  }

  @Test
  void theApiKnowsNobody() {
    classes()
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", API + ".."))
        .check(Artifact.API.classes());
    assertThat(Artifact.API.descriptor().requires())
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactlyInAnyOrder("java.base", "org.jspecify");
  }

  @Test
  void inTheApiOnlyMountsAndWhatReadsThemKnowMounts() {
    noClasses()
        .that()
        .resideOutsideOfPackages(API + ".mount", API + ".copy", API + ".gather", API + ".golden")
        .should()
        .dependOnClassesThat(resideInAnyPackage(API + ".mount"))
        .check(Artifact.API.classes());
  }

  /** What an engine is told is the same, whether a form said it or not. */
  @Test
  void inTheApiNobodyKnowsTheFormsOfDrivers() {
    noClasses()
        .that()
        .resideOutsideOfPackages(API + ".driver.local", API + ".driver.plugin")
        .should()
        .dependOnClassesThat(resideInAnyPackage(API + ".driver.local", API + ".driver.plugin"))
        .check(Artifact.API.classes());
    noClasses()
        .that()
        .resideInAPackage(API + ".driver.local")
        .should()
        .dependOnClassesThat(resideInAnyPackage(API + ".driver.plugin"))
        .check(Artifact.API.classes());
    noClasses()
        .that()
        .resideInAPackage(API + ".driver.plugin")
        .should()
        .dependOnClassesThat(resideInAnyPackage(API + ".driver.local"))
        .check(Artifact.API.classes());
  }

  @Test
  void theTestkitNeverKnowsCore() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage(CORE + ".."))
        .check(Artifact.TESTKIT.classes());
    assertThat(Artifact.TESTKIT.descriptor().requires())
        .extracting(ModuleDescriptor.Requires::name)
        .doesNotContain(CORE);
  }

  @Test
  void coreNeverKnowsTheTestkit() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage(TESTKIT + ".."))
        .check(Artifact.CORE.classes());
  }

  @Test
  void everyRoomIsDrawn() {
    assertThat(rooms(Artifact.CORE, CORE)).isEqualTo(CORE_ROOMS.keySet());
    assertThat(rooms(Artifact.TESTKIT, TESTKIT)).isEqualTo(TESTKIT_ROOMS.keySet());
  }

  private static Set<String> rooms(Artifact artifact, String root) {
    return artifact.classes().stream()
        .map(JavaClass::getPackageName)
        .filter(name -> !name.equals(root))
        .map(name -> name.substring(root.length() + 1))
        .collect(Collectors.toSet());
  }

  @Test
  void roomsOfCoreKnowOnlyTheRoomsBehindThem() {
    CORE_ROOMS.forEach((room, known) -> assertKnowsOnly(Artifact.CORE, CORE, room, known));
  }

  @Test
  void roomsOfTheTestkitKnowOnlyTheRoomsBehindThem() {
    TESTKIT_ROOMS.forEach((room, known) -> assertKnowsOnly(Artifact.TESTKIT, TESTKIT, room, known));
  }

  private static void assertKnowsOnly(
      Artifact artifact, String root, String room, Collection<String> known) {
    String self = root + "." + room;
    List<String> allowed = new ArrayList<>(List.of("java..", "org.jspecify..", API + "..", self));
    known.forEach(other -> allowed.add(other.isEmpty() ? root : root + "." + other));
    allowed.addAll(FOREIGN.getOrDefault(self, Set.of()));
    classes()
        .that()
        .resideInAPackage(self)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
        .check(artifact.classes());
  }

  @Test
  void planAndWireNeverMeet() {
    assertThat(CORE_ROOMS.get("wire")).doesNotContain("plan");
    assertThat(CORE_ROOMS.get("plan")).doesNotContain("wire");
  }

  /** The ports for data say what streams pass; all else in their room is pure as well. */
  @Test
  void whatJudgesAndPlansDoesNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE + ".check", CORE + ".plan", CORE + ".engine")
        .and()
        .haveNameNotMatching(".*\\.engine\\.(Archives(\\$Sink)?|GoldenImages)")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io", "java.net..", "java.nio..", "java.util.concurrent.."))
        .check(Artifact.CORE.classes());
  }

  /**
   * In core and in the testkit, the exported room included. In the api the root, the drivers and
   * the failures name each other by design: a manager throws failures, and a failure carries the
   * name, the finding or the difference it is about.
   */
  @Test
  void noRoomsGoRoundInACircle() {
    Stream.of(Artifact.CORE, Artifact.TESTKIT)
        .forEach(
            artifact ->
                slices()
                    .assignedFrom(new ByPackage())
                    .should()
                    .beFreeOfCycles()
                    .check(artifact.classes()));
  }

  private static final class ByPackage implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}

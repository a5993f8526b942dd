package dev.stowage.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import dev.stowage.testkit.contract.EngineContract;
import dev.stowage.volume.failure.VolumeException;
import java.lang.module.ModuleDescriptor;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What users can see: as little as was promised, in words of the JDK and our own. */
class PublicSurfaceTest {

  private static final int MOST_TYPES_IN_A_ROOM = 16;

  /** One for each reason, and read one at a time. */
  private static final int MOST_FAILURES = 26;

  private static final int MOST_RECORD_COMPONENTS = 4;

  /**
   * Whose types are spoken of where: docker-java's in the doors that take a client or fill a
   * command and in the test kit's transport, those of test libraries in the rooms that adapt to
   * them.
   */
  private static final Map<String, Set<String>> FOREIGN =
      Map.of(
          "dev.stowage.docker", Set.of("com.github.dockerjava."),
          "dev.stowage.testkit.transport", Set.of("com.github.dockerjava."),
          "dev.stowage.testkit.assertj", Set.of("org.assertj.core."),
          "dev.stowage.testkit.contract", Set.of("com.github.dockerjava.", "org.junit.jupiter.api"),
          "dev.stowage.testkit.junit", Set.of("org.junit.jupiter.api"));

  private static final List<String> WORDS_FOR_NOTHING =
      List.of("internal", "util", "utils", "common", "impl", "helper", "helpers");

  private static JavaClasses all;

  @BeforeAll
  static void seesAllClasses() {
    Artifact.assertSeen();
    all = Artifact.all();
    assertThat(visible()).hasSizeGreaterThanOrEqualTo(50);
  }

  /** Public types of exported packages, nested ones included. */
  private static List<JavaClass> visible() {
    Set<String> exported = exported();
    return all.stream()
        .filter(type -> exported.contains(type.getPackageName()))
        .filter(PublicSurfaceTest::isPublic)
        .toList();
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicSurfaceTest::isPublic).orElse(true);
  }

  private static Set<String> exported() {
    return Artifact.ALL.stream()
        .flatMap(artifact -> artifact.promised().stream())
        .collect(Collectors.toSet());
  }

  @Test
  void modulesExportExactlyWhatIsPromised() {
    for (Artifact artifact : Artifact.ALL) {
      ModuleDescriptor module = artifact.descriptor();
      assertThat(module.exports())
          .as(module.name())
          .allMatch(export -> !export.isQualified(), "goes to everyone")
          .extracting(ModuleDescriptor.Exports::source)
          .containsExactlyInAnyOrderElementsOf(artifact.promised());
      assertThat(module.opens()).as("opened by " + module.name()).isEmpty();
    }
  }

  @Test
  void signaturesSpeakOfTheJdkAndOfUs() {
    for (JavaClass type : visible()) {
      assertThat(involved(type))
          .as("types in public signatures of " + type.getName())
          .allMatch(used -> isSpeakable(used, type), "is of the JDK or ours");
    }
  }

  private static Set<JavaClass> involved(JavaClass type) {
    Set<JavaType> named = new TreeSet<>((one, other) -> one.getName().compareTo(other.getName()));
    type.getSuperclass().ifPresent(named::add);
    named.addAll(type.getInterfaces());
    type.getTypeParameters().forEach(variable -> named.addAll(variable.getBounds()));
    Stream<JavaMember> members = type.getMembers().stream().filter(PublicSurfaceTest::isPromised);
    return Stream.concat(
            named.stream().flatMap(it -> it.getAllInvolvedRawTypes().stream()),
            members.flatMap(PublicSurfaceTest::involved))
        .map(JavaClass::getBaseComponentType)
        .collect(Collectors.toSet());
  }

  private static boolean isPromised(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaClass> involved(JavaMember member) {
    Stream<JavaClass> annotations =
        member.getAnnotations().stream().map(JavaAnnotation::getRawType);
    Stream<JavaClass> thrown =
        member instanceof JavaCodeUnit code ? code.getExceptionTypes().stream() : Stream.of();
    return Stream.of(member.getAllInvolvedRawTypes().stream(), annotations, thrown)
        .flatMap(it -> it);
  }

  private static boolean isSpeakable(JavaClass used, JavaClass where) {
    String room = used.getPackageName();
    return used.isPrimitive()
        || room.startsWith("java.")
        || room.equals("org.jspecify.annotations")
        || (exported().contains(room) && isPublic(used))
        || FOREIGN.getOrDefault(where.getPackageName(), Set.of()).stream()
            .anyMatch(room::startsWith);
  }

  @Test
  void nobodyExtendsWhatIsNotMeantToBeExtended() {
    assertThat(visible())
        .filteredOn(type -> !type.isEquivalentTo(VolumeException.class))
        .filteredOn(type -> !type.isAssignableTo(EngineContract.class))
        .allMatch(PublicSurfaceTest::isClosed, "is final, sealed, an interface, enum or record");
  }

  private static boolean isClosed(JavaClass type) {
    return type.isInterface()
        || type.isEnum()
        || type.isRecord()
        || type.getModifiers().contains(JavaModifier.FINAL)
        || type.reflect().isSealed();
  }

  @Test
  void publicRecordsHaveFewComponents() {
    assertThat(all)
        .filteredOn(type -> type.isRecord() && isPublic(type))
        .hasSizeGreaterThan(3)
        .allMatch(
            type -> type.reflect().getRecordComponents().length <= MOST_RECORD_COMPONENTS,
            "has at most " + MOST_RECORD_COMPONENTS + " components");
  }

  @Test
  void noPackageIsNamedAfterNothing() {
    assertThat(packages(all))
        .allMatch(
            name -> Arrays.stream(name.split("\\.")).noneMatch(WORDS_FOR_NOTHING::contains),
            "says what it holds");
  }

  @Test
  void everyPackageIsDescribedAndNullMarked() {
    assertThat(packages(all))
        .hasSizeGreaterThanOrEqualTo(12)
        .allSatisfy(
            name ->
                assertThat(Class.forName(name + ".package-info"))
                    .isNotNull()
                    .hasAnnotation(NullMarked.class));
  }

  private static Set<String> packages(Collection<JavaClass> classes) {
    return classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
  }

  @Test
  void atLeastHalfOfCoreIsHidden() {
    List<JavaClass> types = Artifact.CORE.topLevel();
    long hidden =
        types.stream().filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC)).count();
    assertThat(hidden * 2)
        .as("%s of core's %s top-level types are not public, twice that", hidden, types.size())
        .isGreaterThanOrEqualTo(types.size());
  }

  @Test
  void aRoomHasFewPublicTypes() {
    Map<String, Long> counts = new TreeMap<>();
    visible().stream()
        .filter(JavaClass::isTopLevelClass)
        .forEach(type -> counts.merge(type.getPackageName(), 1L, Long::sum));
    assertThat(counts.keySet()).isEqualTo(new TreeSet<>(exported()));
    assertThat(counts)
        .allSatisfy((room, count) -> assertThat(count).isLessThanOrEqualTo(mostTypesIn(room)));
  }

  private static long mostTypesIn(String room) {
    boolean failures = room.equals(VolumeException.class.getPackageName());
    return failures ? MOST_FAILURES : MOST_TYPES_IN_A_ROOM;
  }
}

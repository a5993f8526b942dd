package dev.stowage.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.stowage.volume.failure.CallInterruptedException;
import dev.stowage.volume.failure.VolumeException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One unchecked base, and one final class for each reason with its subject as a value. */
class FailuresTest {

  private static final Set<JavaModifier> FINAL = Set.of(JavaModifier.FINAL);

  private static JavaClasses all;

  @BeforeAll
  static void seesAllClasses() {
    Artifact.assertSeen();
    all = Artifact.all();
    assertThat(leaves()).hasSizeGreaterThanOrEqualTo(12);
  }

  private static List<JavaClass> leaves() {
    return all.stream()
        .filter(type -> type.isAssignableTo(VolumeException.class))
        .filter(type -> !type.isEquivalentTo(VolumeException.class))
        .toList();
  }

  @Test
  void nobodyThrowsTheJdksOwnRoots() {
    for (Class<?> root :
        List.of(Throwable.class, Exception.class, RuntimeException.class, Error.class)) {
      noClasses().should().accessTargetWhere(Accesses.making(root)).check(all);
    }
  }

  @Test
  void everyReasonIsALeafInAFailureRoom() {
    assertThat(leaves())
        .allMatch(leaf -> leaf.getModifiers().containsAll(FINAL), "is final")
        .allMatch(
            leaf ->
                leaf.getPackageName().startsWith("dev.stowage.volume.")
                    && leaf.getPackageName().endsWith(".failure"),
            "is in the failure room, or in that of its subject");
  }

  @Test
  void everyLeafOffersItsSubject() {
    assertThat(leaves())
        .filteredOn(leaf -> !leaf.isEquivalentTo(CallInterruptedException.class))
        .allMatch(
            leaf -> leaf.getMethods().stream().anyMatch(FailuresTest::isAccessor),
            "has an accessor of its own");
  }

  private static boolean isAccessor(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.PUBLIC)
        && !method.getModifiers().contains(JavaModifier.STATIC)
        && method.getRawParameterTypes().isEmpty()
        && !method.getRawReturnType().getName().equals("void");
  }

  /** What the test kit throws ends a test and is not for catching. */
  @Test
  void usersMeetNoOtherFailuresOfOurs() {
    assertThat(all)
        .filteredOn(type -> !type.getPackageName().startsWith("dev.stowage.testkit"))
        .filteredOn(type -> type.isAssignableTo(Throwable.class))
        .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .allMatch(type -> type.isAssignableTo(VolumeException.class), "is a VolumeException");
  }
}

package dev.stowage.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.stowage.docker.run.DeadlineGuard;
import dev.stowage.docker.run.SystemClock;
import dev.stowage.testkit.contract.EngineContract;
import dev.stowage.testkit.time.FakeClock;
import dev.stowage.testkit.world.Identifiers;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Time, waiting and chance come through one door; nothing is printed or left to the locale. */
class OneDoorTest {

  /** A fake engine that is a process of its own goes by the time of the machine. */
  private static final List<String> CLOCKS =
      List.of(
          DeadlineGuard.class.getName(),
          SystemClock.class.getName(),
          "dev.stowage.testkit.MachineTime");

  private static JavaClasses all;

  @BeforeAll
  static void seesAllClasses() {
    Artifact.assertSeen();
    all = Artifact.all();
  }

  @Test
  void onlyTheClocksLookAtTheTime() {
    assertOnlyIn(
        CLOCKS,
        List.of(
            Accesses.to(System.class, "nanoTime", "currentTimeMillis"),
            Accesses.into("java.time", "now", "systemUTC", "systemDefaultZone", "system"),
            Accesses.to(Calendar.class, "getInstance"),
            Accesses.making(Date.class)));
    noClasses()
        .that()
        .doNotBelongToAnyOf(FakeClock.class)
        .should()
        .dependOnClassesThat(equivalentTo(Clock.class))
        .check(all);
  }

  @Test
  void onlyTheClocksWait() {
    assertOnlyIn(
        CLOCKS,
        List.of(
            Accesses.to(Thread.class, "sleep", "onSpinWait", "yield"),
            Accesses.to(TimeUnit.class, "sleep"),
            Accesses.to(LockSupport.class, "park", "parkNanos", "parkUntil"),
            Accesses.to(Object.class, "wait")));
  }

  @Test
  void onlyIdentifiersAreDiced() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Identifiers.class)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(RandomGenerator.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .check(all);
    assertNobody(List.of(Accesses.to(Math.class, "random")));
    // On a real engine names of the contract suite and of carriers must not be those of another
    // run.
    assertOnlyIn(
        List.of(EngineContract.class.getName(), "dev.stowage.docker.wire.DockerJavaArchives"),
        List.of(Accesses.to(UUID.class, "randomUUID")));
  }

  @Test
  void nobodyPrintsButTheProgram() {
    assertOnlyIn(
        List.of("dev.stowage.testkit.FakeDockerServer"),
        List.of(
            Accesses.to(System.class, "out", "err", "in", "console"),
            Accesses.into("java.lang", "printStackTrace", "dumpStack")));
  }

  /** In a Turkish locale a lower-case I has no dot, and in others numbers are written otherwise. */
  @Test
  void nothingIsLeftToTheLocale() {
    assertNobody(
        List.of(
            Accesses.to(String.class, "formatted"),
            Accesses.withoutParameter(
                String.class, Locale.class, "format", "toLowerCase", "toUpperCase"),
            Accesses.making(Formatter.class),
            Accesses.into("java.io", "printf", "format"),
            Accesses.into("java.text", "<init>", "getInstance", "format")));
  }

  private static void assertNobody(List<DescribedPredicate<JavaAccess<?>>> forbidden) {
    forbidden.forEach(access -> noClasses().should().accessTargetWhere(access).check(all));
  }

  private static void assertOnlyIn(
      List<String> doors, List<DescribedPredicate<JavaAccess<?>>> forbidden) {
    String names = String.join("|", doors).replace(".", "\\.");
    forbidden.forEach(
        access ->
            noClasses()
                .that()
                .haveNameNotMatching("(" + names + ")(\\$.*)?")
                .should()
                .accessTargetWhere(access)
                .check(all));
  }
}
